// Pictures, files, sound and other things a message may carry besides words.

import { avatar, button, icon, make } from "./dom.js";
import { showPhoto } from "./dialogs.js";
import { durationText, sizeText, texts, votersText } from "./texts.js";

const TALLEST = 420;
const WIDEST = 480;
const NARROWEST = 150;

// The space is taken before the picture comes, so that the feed does not jump.
function takeSpace(element, media) {
  if (!media.width || !media.height) return;
  const ratio = Math.min(Math.max(media.width / media.height, 0.5), 3);
  element.style.aspectRatio = String(ratio);
  element.style.width = `${Math.round(Math.min(WIDEST, TALLEST * ratio, Math.max(media.width, NARROWEST)))}px`;
}

function photo(media, caption) {
  const image = make("img", { src: media.url, alt: media.file_name || texts.photo, draggable: "false" });
  const opener = button({ class: "photo", "aria-label": texts.openPhoto, on: { click: () => showPhoto(media, caption) } }, image);
  takeSpace(opener, media);
  return opener;
}

function film(media, { isRound = false, isLoop = false } = {}) {
  const video = make("video", {
    class: isRound ? "film round-film" : "film",
    src: media.url,
    controls: !isLoop,
    autoplay: isLoop && !matchMedia("(prefers-reduced-motion: reduce)").matches,
    loop: isLoop,
    playsinline: true,
    preload: "metadata",
    "aria-label": media.file_name || texts.video,
  });
  video.muted = isLoop;
  return video;
}

function sticker(media) {
  const isFilm = (media.mime_type ?? "").startsWith("video/");
  if (isFilm) return film(media, { isLoop: true });
  return make("img", { class: "sticker", src: media.url, alt: texts.sticker, draggable: "false" });
}

function file(media) {
  const name = media.file_name || texts.document;
  return make("a", { class: "file", href: media.url, download: name }, [
    make("span", { class: "file-sign" }, icon("download")),
    make("span", { class: "file-words" }, make("span", { class: "file-name" }, name), make("span", { class: "file-size" }, sizeText(media.size))),
  ]);
}

function sound(media) {
  const player = make("audio", { src: media.url, preload: "metadata" });
  const toggle = button({ class: "sound-toggle", "aria-label": texts.play }, icon("play"));
  const bar = make("input", { type: "range", min: "0", max: "1000", value: "0", "aria-label": texts.position });
  const left = make("span", { class: "sound-time" }, durationText(media.duration));
  // Recorded streams may not know their own length.
  const length = () => (Number.isFinite(player.duration) ? player.duration : media.duration || 0);
  const show = () => {
    bar.value = String(length() ? (player.currentTime / length()) * 1000 : 0);
    left.textContent = durationText(player.paused && player.currentTime === 0 ? length() : player.currentTime);
    toggle.replaceChildren(icon(player.paused ? "play" : "pause"));
    toggle.setAttribute("aria-label", player.paused ? texts.play : texts.pause);
  };
  toggle.addEventListener("click", () => (player.paused ? player.play().catch(show) : player.pause()));
  bar.addEventListener("input", () => (player.currentTime = (Number(bar.value) / 1000) * length()));
  for (const event of ["play", "pause", "timeupdate", "loadedmetadata", "ended"]) player.addEventListener(event, show);
  const title = media.kind === "audio" && media.file_name ? make("span", { class: "file-name" }, media.file_name) : null;
  return make("div", { class: "sound" }, toggle, make("div", { class: "sound-words" }, title, make("div", { class: "sound-line" }, bar, left)), player);
}

const kinds = {
  photo,
  video: (media) => film(media),
  video_note: (media) => film(media, { isRound: true }),
  animation: (media) => film(media, { isLoop: true }),
  sticker,
  voice: sound,
  audio: sound,
  document: file,
};

export const renderMedia = (media, caption) => (kinds[media.kind] ?? file)(media, caption);

export const isPicture = (media) => ["photo", "video", "animation"].includes(media?.kind);

export function renderContact(contact) {
  const person = { id: 3, first_name: contact.first_name, last_name: contact.last_name };
  return make("div", { class: "card" }, avatar(person), [
    make("div", { class: "card-words" }, [
      make("strong", {}, [contact.first_name, contact.last_name].filter(Boolean).join(" ")),
      make("a", { href: `tel:${contact.phone_number.replace(/[^+\d]/g, "")}` }, contact.phone_number),
    ]),
  ]);
}

export function renderLocation(location) {
  const place = [location.latitude, location.longitude].map((degrees) => Number(degrees).toFixed(5)).join(", ");
  return make("div", { class: "card" }, make("span", { class: "file-sign" }, icon("location")), [
    make("div", { class: "card-words" }, make("strong", {}, texts.location), make("span", {}, place)),
  ]);
}

export function renderPoll(poll) {
  const total = poll.total_voter_count ?? 0;
  const options = (poll.options ?? []).map((option) => {
    const share = total ? Math.round(((option.voter_count ?? 0) / total) * 100) : 0;
    const bar = make("span", { class: "poll-bar" });
    bar.style.width = `${share}%`;
    return make("li", {}, make("span", { class: "poll-share" }, `${share} %`), make("span", {}, option.text ?? String(option)), bar);
  });
  return make("div", { class: "poll" }, make("strong", {}, poll.question), make("ul", {}, options), make("small", {}, votersText(total)));
}
