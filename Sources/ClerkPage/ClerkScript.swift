/// The one script of the page. The frame with the counter's state asks for itself again, without any script; but when the
/// network is away for a moment the browser puts an error page in its place, which asks for nothing. Then this does.
///
/// It reads nothing, sends nothing and writes nothing: it has the frame loaded anew.
package enum ClerkScript {
  package static let text = """
    "use strict";(()=>{const frame=document.querySelector("iframe");let timer;\
    const wait=(milliseconds)=>{clearTimeout(timer);timer=setTimeout(again,milliseconds)};\
    const again=()=>{frame.contentWindow.location.replace(frame.src);wait(15000)};\
    const look=()=>{const page=frame.contentDocument;\
    if(page&&page.querySelector("a[target]"))clearTimeout(timer);else wait(page?15000:2000)};\
    frame.addEventListener("load",look);wait(15000)})()
    """

  /// What the browser is told of it, so that it runs this script and no other: the SHA-256 of its text.
  package static let hash = "sha256-xz2EnI2SIycxXyXJX2d60ZLiPA5MjIyizET2C59cgsU="
}
