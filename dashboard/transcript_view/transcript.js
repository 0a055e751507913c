// Draws a conversation from plain data. Every text goes in as text content: nothing that somebody
// wrote is ever read as markup.

// Keeps a badge on the line of the words before it.
const JOINER = "\u2060";

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".transcript");
  const told = JSON.stringify([data.items, data.marks, data.label]);
  if (root.told !== told) {
    root.told = told;
    root.setAttribute("aria-label", data.label);
    root.replaceChildren(...data.items.map((item) => drawn(item, data.marks)));
    root.scrollTop = 0;
  }
  parentElement.querySelector(".told").textContent = data.marks[data.selected]?.label ?? "";
  select(root, data.selected);
  const tell = (event) => {
    const target = event.target.closest("[data-evidence]");
    if (!target || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    setTriggerValue("evidence", Number(target.dataset.evidence));
  };
  root.onclick = tell;
  root.onkeydown = tell;
}

function drawn(item, marks) {
  if (item.kind === "message") return message(item, marks);
  const chip = element("div", `chip ${item.kind}`);
  chip.classList.toggle("late", Boolean(item.late));
  chip.textContent = item.text;
  return chip;
}

function message(item, marks) {
  const box = element("article", `message ${item.speaker}`);
  box.setAttribute("aria-label", [item.role, item.who, item.time].filter(Boolean).join(", "));
  const head = element("div", "head");
  const who = element("bdi", "who");
  who.textContent = item.who;
  const time = element("span", "time");
  time.textContent = item.time;
  if (item.event) {
    const event = element("span", "event");
    event.textContent = item.event;
    head.append(who, time, event);
  } else {
    head.append(who, time);
  }
  head.append(...item.whole.map((number) => badge(number, marks)));
  box.append(head, words(item, marks));
  if (item.translation) box.append(translation(item));
  if (item.rest) {
    const rest = element("div", "rest");
    rest.textContent = item.rest;
    box.append(rest);
  }
  if (item.whole.length) {
    box.classList.add("whole");
    box.dataset.numbers = item.whole.join(" ");
    const dimensions = new Set(item.whole.map((number) => marks[number].dimension));
    // Evidence of several dimensions has no colour of its own.
    box.style.setProperty("--outline", `var(--${dimensions.size > 1 ? "muted" : [...dimensions][0]})`);
  }
  return box;
}

function words(item, marks) {
  const text = element("div", "text");
  text.dir = "auto";
  if (item.language) text.lang = item.language;
  for (const piece of item.pieces) {
    const said = piece.stands ? placeholder(piece) : piece.text;
    if (!piece.marks.length) {
      text.append(said);
      continue;
    }
    const mark = element("mark", "");
    mark.append(said);
    mark.dataset.numbers = piece.marks.join(" ");
    mark.dataset.evidence = piece.marks[0];
    mark.title = piece.marks.map((number) => marks[number].label).join("\n");
    const dimensions = piece.marks.map((number) => marks[number].dimension);
    mark.style.background = `var(--${dimensions[0]}-tint)`;
    mark.style.boxShadow = lines(dimensions);
    text.append(mark);
    for (const number of piece.ends) text.append(JOINER, badge(number, marks));
  }
  return text;
}

// What stands for something that is no text, or that was taken out.
function placeholder(piece) {
  const made = element("span", "placeholder");
  made.textContent = piece.text;
  made.title = piece.stands;
  return made;
}

function translation(item) {
  const box = element("div", "translation");
  const label = element("span", "label");
  label.textContent = item.translated;
  const text = element("div", "text");
  text.dir = "auto";
  text.textContent = item.translation;
  box.append(label, text);
  return box;
}

// One line under the words for each evidence that lies over them, up to three.
function lines(dimensions) {
  return dimensions
    .slice(0, 3)
    .flatMap((name, place) => [
      `0 ${3 * place + 2}px 0 0 var(--${name})`,
      `0 ${3 * place + 3}px 0 0 var(--paper)`,
    ])
    .join(", ");
}

function badge(number, marks) {
  const { badge: sign, dimension, label } = marks[number];
  const made = element("span", "badge");
  made.textContent = sign;
  made.dir = "ltr";
  made.tabIndex = 0;
  made.title = label;
  made.dataset.numbers = number;
  made.dataset.evidence = number;
  made.style.color = `var(--${dimension}-text)`;
  made.style.background = `var(--${dimension}-tint)`;
  made.setAttribute("role", "button");
  made.setAttribute("aria-label", `${sign} ${label}`);
  return made;
}

function select(root, number) {
  let first = null;
  for (const part of root.querySelectorAll("[data-numbers]")) {
    const picked = part.dataset.numbers.split(" ").includes(String(number));
    part.classList.toggle("picked", picked);
    if (part.classList.contains("badge")) part.setAttribute("aria-pressed", String(picked));
    if (picked && !first) first = part;
  }
  if (first && root.selected !== number) show(root, first);
  root.selected = number;
}

// Scrolls within the transcript; the page moves only where the transcript is out of sight.
function show(root, part) {
  const frame = root.getBoundingClientRect();
  const place = part.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    root.scrollTop += place.top - frame.top - frame.height / 3;
  }
  const seen = part.getBoundingClientRect();
  if (seen.bottom < 0 || seen.top > window.innerHeight) part.scrollIntoView({ block: "center" });
}

function element(name, classes) {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}
