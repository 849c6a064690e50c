// Lets a long list of authorities be typed into. Without this script the list is the browser's own.

// Names that begin with what was typed come before those that only hold it.
export function found(names, typed) {
  const asked = typed.trim().toLowerCase();
  const holding = names.filter((name) => name.toLowerCase().includes(asked));
  const begins = (name) => name.toLowerCase().startsWith(asked);
  return [...holding.filter(begins), ...holding.filter((name) => !begins(name))];
}

function choose(select) {
  const { id } = select;
  const options = [...select.options].filter(({ value }) => value);
  const names = options.map(({ textContent }) => textContent);
  const [first] = select.options;
  const chosen = select.selectedOptions[0];
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    source: (typed, populate) => populate(found(names, typed)),
    defaultValue: chosen?.value ? chosen.textContent : "",
    placeholder: first.value ? "" : first.textContent,
    displayMenu: "overlay",
    showAllValues: true,
    dropdownArrow: () => "",
    // Told again when the field is left, then without a name; what was typed and is no name counts as nothing chosen
    onConfirm: (name) => {
      const typed = name ?? document.getElementById(id).value;
      select.value = options.find(({ textContent }) => textContent === typed)?.value ?? "";
    },
  });
}

if (window.accessibleAutocomplete) document.querySelectorAll("select[data-choose]").forEach(choose);
