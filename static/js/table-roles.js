// A phone shows each row of a table as a card, by CSS; some browsers then no longer tell a screen reader that it is a
// table. Spelling the roles out tells it again. They are not in the pages themselves because HTML forbids a role on a
// part of a table that it has anyway, and nearly every browser needs none.

const ROLES = {
  "": "table",
  "thead, tbody, tfoot": "rowgroup",
  tr: "row",
  "th[scope^=row]": "rowheader",
  "th:not([scope^=row])": "columnheader",
  td: "cell",
};

for (const table of document.querySelectorAll("table.cards")) {
  for (const [parts, role] of Object.entries(ROLES)) {
    for (const part of parts ? table.querySelectorAll(parts) : [table]) part.setAttribute("role", role);
  }
}
