// Sets the theme before the first paint, so that nobody sees a flash of the other one.
// `?theme=dark` wins over the stored choice; without either the system decides (tokens.css).
(() => {
  let theme = new URLSearchParams(location.search).get("theme");
  try {
    theme ||= localStorage.getItem("theme");
  } catch {
    // Storage may be forbidden (private window, sandboxed frame): the system decides.
  }
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
})();
