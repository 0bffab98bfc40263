/// Contrast as WCAG 2.2 defines it, measured in the page itself. A piece of script that other scripts begin with.
package enum PageContrast {
  /// Defines `contrastOf(one, other)` of two colours as CSS writes them, `contrast(element)` of an element's text against
  /// what lies behind it, `isShown(element)`, and `texts()`: the pieces of text that are shown.
  package static let script = """
    const light = ([r, g, b]) => [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const colour = (text) => { const parts = text.match(/[\\d.]+/g).map(Number); return parts.length > 3 ? parts : [...parts, 1]; };
    const over = (above, below) => below.map((value, index) => above[index] * above[3] + value * (1 - above[3]));
    const behind = (element) => {
      const layers = [];
      for (let part = element; part; part = part.parentElement) layers.push(colour(getComputedStyle(part).backgroundColor));
      return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const ratio = (one, other) => {
      const [dark, bright] = [light(one), light(other)].sort((left, right) => left - right);
      return (bright + 0.05) / (dark + 0.05);
    };
    const contrast = (element) => {
      const below = behind(element);
      return ratio(over(colour(getComputedStyle(element).color), below), below);
    };
    const contrastOf = (one, other) => ratio(colour(one), colour(other));
    const isShown = (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().right > 0
      && getComputedStyle(element).visibility === "visible";
    const texts = () => {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode.data.trim() && isShown(walker.currentNode.parentElement)) found.push(walker.currentNode);
      return found;
    };
    """
}
