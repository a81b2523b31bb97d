// Says at once that scripts run, so that nothing jumps; a file of its own because the page allows no inline script.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
