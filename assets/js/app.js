// What makes pages handier; every page works without it.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink, createAll,
} from "govuk-frontend";

const parts = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink];

function start(scope) {
  for (const part of parts) createAll(part, undefined, scope);
}

start(document);

// A part of the page that was fetched anew gets the same; createAll skips what is already running.
document.addEventListener("htmx:after:swap", (event) => start(event.target));

// The browser says "offline" before a form is lost: keep what was typed on the page instead of an error page.
document.addEventListener("submit", (event) => {
  const notice = document.getElementById("offline-notice");
  if (navigator.onLine || !notice) return;
  event.preventDefault();
  notice.hidden = false;
  notice.focus();
});
