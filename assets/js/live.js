// A part of the page looks for news by itself while the page is visible: htmx asks, this says when.
// Nothing new is 304. Looks become rarer when nothing comes, and end when the reader may not look any more.
const LONGEST = 60, PATIENCE = 10;

const part = () => document.querySelector("[data-live]");
let quiet = 0, timer = 0, over = false;

const seconds = () => {
  const base = Number(part().dataset.live);
  return quiet < PATIENCE ? base : Math.min(LONGEST, base * 1.5 ** (quiet - PATIENCE + 1));
};

function later() {
  clearTimeout(timer);
  if (over || !part() || document.hidden) return;
  // A little apart from each other, so that many pages opened at once do not ask at once.
  timer = setTimeout(look, seconds() * (900 + 200 * Math.random()));
}

// What was begun inside the part (an answer opened, words typed) is left alone until it is done.
const busy = () =>
  [...part().querySelectorAll("textarea, input:not([type=hidden])")].some((each) => each.value !== each.defaultValue || each.checked !== each.defaultChecked) ||
  part().querySelector("details[open]") !== null;

function look() {
  if (busy()) return later();
  window.htmx.trigger(part(), "look");
}

function end() {
  over = true;
  clearTimeout(timer);
  const lost = part()?.querySelector("[data-lost]");
  if (lost) lost.hidden = false;
}

document.addEventListener("htmx:before:response", (event) => {
  const { raw, status } = event.detail.ctx.response;
  // A page of signing in or of an error never takes the part's place.
  if (raw.redirected || (status >= 400 && status < 500 && status !== 429)) {
    event.preventDefault();
    end();
  } else if (status !== 200) {
    event.preventDefault();
    quiet += 1;
  } else {
    quiet = 0;
  }
});
document.addEventListener("htmx:after:swap", () => seen());
document.addEventListener("htmx:finally:request", later);
document.addEventListener("visibilitychange", () => {
  if (document.hidden || over || !part()) return clearTimeout(timer);
  quiet = 0;
  look();
  seen();
});
document.addEventListener("input", () => { quiet = 0; });

// What stood before the reader's eyes for a moment counts as seen; without scripts a button says so.
function seen() {
  const form = document.querySelector("[data-read] form");
  if (!form || document.hidden) return;
  setTimeout(async () => {
    if (document.hidden || !form.isConnected) return;
    const told = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => null);
    if (told && (told.type === "opaqueredirect" || told.ok)) form.closest("[data-read]").remove();
  }, 2000);
}

if (part()) { later(); seen(); }
