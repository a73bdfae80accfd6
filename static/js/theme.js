// Sets the theme and the language before the first paint, so that nobody sees a flash of another one.
// `?theme=dark` wins over the stored choice; without either the system decides (tokens.css).
// `?lang=ru` counts for the visit, then comes the stored choice, then what the browser asks for.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  let theme = asked.get("theme");
  const wishes = [asked.get("lang")];
  try {
    theme ||= localStorage.getItem("theme");
    if (wishes[0]) sessionStorage.setItem("lang", wishes[0]);
    wishes.push(sessionStorage.getItem("lang"), localStorage.getItem("lang"));
  } catch {
    // Storage may be forbidden (private window, sandboxed frame): the system decides.
  }
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  // en-XA is English made longer, to see what does not fit; only a link asks for it.
  const known = ["en", "zh-Hans", "zh-Hant", "ru", "vi", "en-XA"];
  const lang = [...wishes, ...navigator.languages]
    .map((wish) => {
      const it = String(wish ?? "").toLowerCase();
      const exact = known.find((name) => name.toLowerCase() === it);
      if (exact) return exact;
      if (/^zh\b/.test(it)) return /\b(hant|tw|hk|mo)\b/.test(it) ? "zh-Hant" : "zh-Hans";
      return known.find((name) => name === it.split("-")[0]);
    })
    .find(Boolean) ?? "en";
  root.lang = lang;
  // `?embed=1`: the page stands inside another one, and is spoken with.
  if (asked.has("embed")) {
    root.dataset.embed = asked.get("view") || "cluster";
    if (asked.has("lock")) root.dataset.lock = "";
    const add = (name, fields) => document.head.append(Object.assign(document.createElement(name), fields));
    add("link", { rel: "stylesheet", href: "embed.css" });
    add("script", { type: "module", src: "frame.js" });
  }
  if (lang.startsWith("en")) return;
  // The words arrive while the program is still on its way.
  for (const area of ["", "scenarios."]) {
    const words = document.createElement("link");
    Object.assign(words, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    words.href = `pack/locales/${area}${lang}.ftl`;
    document.head.append(words);
  }
})();
