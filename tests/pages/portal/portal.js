// What a portal's own script does: font size, and pictures that load when they come near the view.
function setSize(pixels) {
  document.getElementById("content").style.fontSize = pixels + "px";
}
window.addEventListener("load", function () {
  function look() {
    var images = document.querySelectorAll("img[data-src], img[data-original]");
    for (var i = 0; i < images.length; i++) {
      var image = images[i];
      if (image.getBoundingClientRect().top > window.innerHeight + 200) continue;
      image.src = image.getAttribute("data-src") || image.getAttribute("data-original");
      image.removeAttribute("data-src");
      image.removeAttribute("data-original");
    }
  }
  window.addEventListener("scroll", look);
  look();
});
