"use strict";
// The four modes of the practice page. What a person knows is kept in this browser alone, by card.
(() => {
  const words = KIT.words, card = document.getElementById("card"), state = document.getElementById("state");
  const choices = KIT.cards.filter(one => one.options);
  const pairs = KIT.cards.filter(one => one.kind === "term");
  const DAY = 86400000, STEPS = [0, 1, 3, 7, 16, 35];
  const listeners = [];
  const make = (name, text, attributes) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const fill = (frame, values) => frame.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const read = () => { try { return JSON.parse(localStorage.getItem(KIT.store)) || {}; } catch { return {}; } };
  const keep = known => { try { localStorage.setItem(KIT.store, JSON.stringify(known)); } catch { /* not kept */ } };
  const shuffle = list => {
    const made = [...list];
    for (let at = made.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      [made[at], made[other]] = [made[other], made[at]];
    }
    return made;
  };
  const button = (text, act) => {
    const made = make("button", text, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  const clear = () => card.replaceChildren();
  const heading = text => {
    const made = make("h2", text, { tabindex: "-1" });
    card.append(made);
    made.focus();
    return made;
  };
  const row = (...buttons) => { const made = make("div", "", { class: "row" }); made.append(...buttons); card.append(made); };
  const told = one => {
    if (one.options) {
      card.append(make("p", one.options[one.right].text, { class: "right" }));
      card.append(make("p", one.options[one.right].why));
    }
    (one.pairs || []).forEach(pair => card.append(make("p", pair.join(" – "))));
    (one.answer || "").split("\n").filter(Boolean).forEach(line => card.append(make("p", line)));
    if (one.where) card.append(make("p", one.where, { class: "where" }));
    if (one.caution) card.append(make("p", one.caution, { class: "caution" }));
  };
  const listed = one => {
    const list = make("ol", "", { type: "a" });
    (one.options || []).forEach(option => list.append(make("li", option.text)));
    (one.pairs || []).forEach(pair => list.append(make("li", pair[0])));
    if (list.children.length) card.append(list);
  };

  const learn = (at = 0, cards = shuffle(KIT.cards)) => {
    const one = cards[at % cards.length];
    clear();
    state.textContent = fill(words.left, { count: cards.length - at % cards.length });
    heading(one.ask);
    listed(one);
    const show = button(words.show, () => {
      show.remove();
      told(one);
      row(button(words.next, () => learn(at + 1, cards)));
    });
    row(show);
  };

  const spaced = () => {
    const known = read(), now = Date.now();
    const due = KIT.cards.filter(one => !known[one.id] || known[one.id].due <= now);
    clear();
    state.textContent = fill(words.left, { count: due.length });
    const forget = button(words.forget, () => { keep({}); spaced(); });
    if (!due.length) { heading(words.done); row(forget); return; }
    const one = due[0];
    heading(one.ask);
    listed(one);
    const mark = isKnown => {
      const box = isKnown ? Math.min(((known[one.id] || {}).box || 0) + 1, STEPS.length - 1) : 0;
      known[one.id] = { box, due: isKnown ? now + STEPS[box] * DAY : now + 60000 };
      keep(known);
      spaced();
    };
    const show = button(words.show, () => {
      show.parentElement.remove();
      told(one);
      row(button(words.again, () => mark(false)), button(words.known, () => mark(true)));
    });
    row(show, forget);
  };

  const test = () => {
    const cards = shuffle(choices).slice(0, 10), answers = [];
    const ask = at => {
      if (at === cards.length) return mark();
      const one = cards[at];
      clear();
      state.textContent = `${at + 1} / ${cards.length}`;
      const group = make("fieldset");
      group.append(make("legend", one.ask));
      const list = make("ul", "", { class: "options" });
      one.options.forEach((option, place) => {
        const label = make("label"), input = make("input", "", { type: "radio", name: "option", value: String(place) });
        label.append(input, ` ${option.text}`);
        const item = make("li");
        item.append(label);
        list.append(item);
      });
      group.append(list);
      card.append(group);
      group.querySelector("input").focus();
      row(button(words.check, () => {
        const chosen = group.querySelector("input:checked");
        if (!chosen) { group.querySelector("input").focus(); return; }
        answers.push(Number(chosen.value));
        ask(at + 1);
      }));
      return undefined;
    };
    const mark = () => {
      const right = cards.filter((one, at) => one.right === answers[at]).length;
      clear();
      heading(fill(words.score, { right, count: cards.length }));
      state.textContent = "";
      cards.forEach((one, at) => {
        const isRight = one.right === answers[at];
        card.append(make("h3", one.ask));
        card.append(make("p", `${isRight ? words.right_word : words.wrong_word} ${one.options[answers[at]].text}`, { class: isRight ? "right" : "wrong" }));
        card.append(make("p", one.options[answers[at]].why));
        if (!isRight) told(one);
        else if (one.where) card.append(make("p", one.where, { class: "where" }));
      });
      row(button(words.start, test));
      listeners.forEach(listen => listen(right, cards.length));
    };
    ask(0);
  };

  const match = () => {
    const chosen = shuffle(pairs).slice(0, 6);
    let left = null, open = chosen.length;
    clear();
    state.textContent = words.help_match;
    heading(words.match);
    const grid = make("div", "", { class: "pairs" }), terms = make("div"), meanings = make("div");
    chosen.forEach(one => terms.append(button(one.ask, event => {
      terms.querySelectorAll("button").forEach(other => other.setAttribute("aria-pressed", "false"));
      event.currentTarget.setAttribute("aria-pressed", "true");
      left = { one, element: event.currentTarget };
    })));
    shuffle(chosen).forEach(one => meanings.append(button(one.answer, event => {
      if (!left) return;
      if (left.one.id !== one.id) { state.textContent = words.wrong_word; return; }
      left.element.disabled = true;
      event.currentTarget.disabled = true;
      left.element.setAttribute("aria-pressed", "false");
      left = null;
      open -= 1;
      state.textContent = open ? words.right_word : words.matched;
      const next = terms.querySelector("button:not(:disabled)");
      if (next) next.focus();
    })));
    grid.append(terms, meanings);
    card.append(grid);
    row(button(words.start, match));
  };

  const modes = { learn: () => learn(), test, match, spaced };
  const buttons = [...document.querySelectorAll("[data-mode]")];
  const start = mode => {
    buttons.forEach(one => one.setAttribute("aria-pressed", String(one.dataset.mode === mode)));
    modes[mode]();
  };
  buttons.forEach(one => one.addEventListener("click", () => start(one.dataset.mode)));
  window.practice = { onScore: listen => listeners.push(listen) };
  start(KIT.modes[0]);
})();
