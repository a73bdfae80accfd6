// <taskyard-lab>: the lab on any page. One tag loads it, another one stands where it shall be:
//   <script src="https://example.org/taskyard/embed.js" async></script>
//   <taskyard-lab src="rolling-50-100" view="why" title="A rolling update"></taskyard-lab>
// Attributes: src (a ready scenario's name, or the address of a scenario as JSON), exercise, link
// (#v1...), view (cluster, why, edit, all), at (seconds), play ("0"), lock, theme, lang, height
// (pixels; without it the lab is as tall as it needs), loading (lazy, eager, click), title.
// Methods: play(), pause(), seek(seconds), call(name, input). Events: taskyard:ready, :time, :event,
// :goal, :resize. The lab runs in a frame of its own origin and hears this element only.
(() => {
  const HOME = new URL(".", document.currentScript.src);
  const MOST = 256 * 1024;
  const START = { zh: "启动实验", "zh-hant": "啟動實驗", ru: "Запустить", vi: "Bắt đầu", en: "Start the lab" };
  const PASSED = ["exercise", "view", "at", "play", "lock", "theme", "lang"];
  const EVENTS = ["ready", "time", "event", "goal", "resize"];
  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(`:host { display: block; min-height: 120px }
    :host([hidden]) { display: none }
    iframe { display: block; width: 100%; height: 560px; border: 0 }
    button { font: inherit; min-height: 44px; padding: 8px 20px; margin: 8px 0; cursor: pointer }`);

  /** The button's word in the language of the place it stands in. */
  function start(host) {
    const tag = (host.lang || host.closest("[lang]")?.lang || "en").toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return START["zh-hant"];
    return START[tag.split("-")[0]] ?? START.en;
  }

  class TaskyardLab extends HTMLElement {
    static observedAttributes = ["src", "link", ...PASSED, "height", "title"];
    #frame;
    #port;
    #asked = new Map();
    #count = 0;
    #watch;
    #ready = this.#promise();

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      shadow.adoptedStyleSheets = [SHEET];
    }

    connectedCallback() {
      const loading = this.getAttribute("loading");
      if (loading === "eager") return this.load();
      this.shadowRoot.replaceChildren(document.createElement("slot"));
      if (loading === "click") {
        const button = document.createElement("button");
        button.textContent = start(this);
        const name = this.getAttribute("title");
        if (name) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
        button.onclick = () => {
          this.load();
          this.#frame.focus();
        };
        this.shadowRoot.append(button);
        return;
      }
      this.#watch = new IntersectionObserver((seen) => {
        if (seen.some((it) => it.isIntersecting)) this.load();
      }, { rootMargin: "200px" });
      this.#watch.observe(this);
    }

    disconnectedCallback() {
      this.#watch?.disconnect();
      this.#close();
      this.#frame = undefined;
      this.shadowRoot.replaceChildren();
    }

    attributeChangedCallback(name, before, after) {
      if (!this.#frame || before === after) return;
      if (name === "title" || name === "height") this.#dress();
      else this.load();
    }

    /** Puts the frame in place, or a new one when an attribute has changed. */
    load() {
      this.#watch?.disconnect();
      this.#close();
      const frame = document.createElement("iframe");
      const address = new URL("index.html?embed=1", HOME);
      for (const name of PASSED) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      const src = this.getAttribute("src") ?? "";
      if (/^[a-z0-9-]+$/.test(src)) address.searchParams.set("scenario", src);
      address.hash = this.getAttribute("link") ?? "";
      frame.src = address;
      frame.allow = "clipboard-write; fullscreen";
      frame.referrerPolicy = "no-referrer";
      frame.onload = () => this.#greet(frame);
      this.#frame = frame;
      this.#dress();
      this.shadowRoot.replaceChildren(frame);
    }

    play() { return this.#order({ what: "play" }); }
    pause() { return this.#order({ what: "pause" }); }
    seek(seconds) { return this.#order({ what: "seek", ms: Math.round(seconds * 1000) }); }
    /** Makes an AWS call or pulls a lever; a refusal throws an Error named as AWS names it. */
    call(name, input = {}) { return this.#order({ what: "call", name, input }); }

    #promise() {
      let kept;
      const promise = new Promise((go) => { kept = go; });
      return { promise, go: kept };
    }

    #close() {
      this.#port?.close();
      this.#port = undefined;
      for (const { no } of this.#asked.values()) no(new Error("the lab was closed"));
      this.#asked.clear();
      this.#ready = this.#promise();
    }

    #dress() {
      this.#frame.title = this.getAttribute("title") ?? "Taskyard: Amazon ECS";
      const height = Number(this.getAttribute("height"));
      if (height > 0) this.#frame.style.height = `${Math.min(height, 4000)}px`;
    }

    #greet(frame) {
      if (frame !== this.#frame) return;
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#hear(data);
      // Only a page of the lab's own origin gets the other end.
      frame.contentWindow.postMessage({ taskyard: 1 }, HOME.origin, [port2]);
    }

    #hear({ id, type, detail, output, error }) {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (error) asked?.no(Object.assign(new Error(error.message), { name: error.code }));
      else asked?.yes(output);
      if (!EVENTS.includes(type)) return;
      if (type === "ready") this.#open();
      if (type === "resize" && !this.hasAttribute("height")) {
        this.#frame.style.height = `${Math.max(240, Math.min(detail.height, 4000))}px`;
      }
      this.dispatchEvent(new CustomEvent(`taskyard:${type}`, { detail, bubbles: true, composed: true }));
    }

    /** A scenario from elsewhere is fetched here, by the rights of this page, and handed over. */
    async #open() {
      const src = this.getAttribute("src") ?? "";
      if (src && !/^[a-z0-9-]+$/.test(src)) {
        const text = await (await fetch(new URL(src, document.baseURI))).text();
        if (text.length > MOST) throw new Error(`${src} has more than ${MOST} bytes`);
        await this.#send({ what: "open", text });
      }
      this.#ready.go();
    }

    #send(order) {
      this.#count += 1;
      const id = this.#count;
      return new Promise((yes, no) => {
        this.#asked.set(id, { yes, no });
        this.#port.postMessage({ id, ...order });
      });
    }

    async #order(order) {
      if (!this.#frame) this.load();
      await this.#ready.promise;
      return this.#send(order);
    }
  }

  if (!customElements.get("taskyard-lab")) customElements.define("taskyard-lab", TaskyardLab);
})();
