(() => {
  const form = document.getElementById("filter");
  const search = form.querySelector("input[type=search]");
  const files = [...document.querySelectorAll("details.file")];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const number = new Intl.NumberFormat("en");
  let texts;

  // A choice that no file fits is not offered.
  for (const choice of form.elements.is) {
    choice.closest("label").hidden = choice.value !== "" && !files.some(file => file.dataset.is.split(" ").includes(choice.value));
  }

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const trait = form.elements.is.value;
    if (words.length > 0) {
      texts ??= files.map(file => file.textContent.toLowerCase());
    }
    let count = 0;
    files.forEach((file, index) => {
      const fits = (trait === "" || file.dataset.is.split(" ").includes(trait)) && words.every(word => texts[index].includes(word));
      file.hidden = !fits;
      count += fits;
    });
    shown.textContent = count === files.length ? number.format(count) : `${number.format(count)} of ${number.format(files.length)}`;
    none.hidden = count > 0;
  };

  const open = () => {
    const file = location.hash && document.getElementById(location.hash.slice(1));
    if (file && file.matches("details.file")) {
      file.hidden = false;
      file.open = true;
      file.scrollIntoView();
    }
  };

  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  form.addEventListener("change", apply);
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", open);
  form.hidden = false;
  form.elements.is[0].checked = true;
  apply();
  open();
})();
