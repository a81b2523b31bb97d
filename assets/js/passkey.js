// Asks the browser for a passkey and sends the form with its answer; without it the other ways remain.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const named = (keys) => (keys || []).map((key) => ({ ...key, id: bytesOf(key.id) }));

// What stands in JSON as text goes to the browser as bytes, and the other way round.
function asked(way, told) {
  const options = { ...told, challenge: bytesOf(told.challenge) };
  if (way === "use") return navigator.credentials.get({ publicKey: { ...options, allowCredentials: named(told.allowCredentials) } });
  const user = { ...told.user, id: bytesOf(told.user.id) };
  return navigator.credentials.create({ publicKey: { ...options, user, excludeCredentials: named(told.excludeCredentials) } });
}

function written(made) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (made.response[part]) response[part] = textOf(made.response[part]);
  return JSON.stringify({ id: made.id, rawId: textOf(made.rawId), type: made.type, response });
}

async function answer(form, part) {
  const body = new URLSearchParams();
  for (const name of ["csrf_token", "name"]) if (form.elements[name]) body.set(name, form.elements[name].value);
  const told = await fetch(part.dataset.ask, { method: "POST", body });
  if (told.ok) form.elements.passkey.value = written(await asked(part.dataset.passkey, await told.json()));
  // What is wrong with the form is said by the page that answers it.
  else if (part.dataset.passkey === "use") throw new Error(String(told.status));
  form.submit();
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  const said = (what) => part.querySelector(`[data-said=${what}]`);
  const form = part.closest("form"), button = part.querySelector("button");
  said(window.PublicKeyCredential ? "ready" : "unable").hidden = false;
  form.addEventListener("submit", (event) => {
    const password = form.elements.password;
    if (event.defaultPrevented || event.submitter !== button || (password && !password.value)) return;
    event.preventDefault();
    said("failed").hidden = true;
    answer(form, part).catch(() => { said("failed").hidden = false; });
  });
}
