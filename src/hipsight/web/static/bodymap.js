// Taps on the figure fill in the form beside it, which is there for keyboards and screen readers anyway.

export function mapTaps(form) {
  if (!form) return;
  const map = form.querySelector(".bodymap");
  const { site, score } = form.elements;
  const said = form.querySelector("output");
  const sideChosen = () => form.querySelector("input[name=side]:checked")?.value ?? "";

  const show = () => {
    const side = sideChosen();
    for (const region of map.querySelectorAll("[data-site]")) {
      const here = region.dataset.site === site.value;
      const onSide = !side || side === "both" || !region.dataset.side || region.dataset.side === side;
      region.classList.toggle("chosen", here && onSide);
    }
    said.value = score.value;
  };

  map.addEventListener("click", (event) => {
    const region = event.target.closest("[data-site]");
    if (!region) return;
    const { site: tapped, side } = region.dataset;
    const before = sideChosen();
    // The other side of the same place, tapped after the first, means both.
    const other = site.value === tapped && before && before !== "both" && side && before !== side;
    site.value = tapped;
    const wanted = other ? "both" : side;
    for (const radio of form.querySelectorAll("input[name=side]")) radio.checked = radio.value === wanted;
    show();
  });
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("sent", show);
  show();
}
