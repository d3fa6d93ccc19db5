// Everything a person may send besides words: pictures, files, a recorded voice, a contact, a place.

import { button, icon, make } from "./dom.js";
import { askForm } from "./dialogs.js";
import { durationText, fullName, sizeText, texts } from "./texts.js";

const SQUARE = { latitude: "55.7539", longitude: "37.6208" };
const VOICE_FORMATS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

function chooseFiles(accept) {
  return new Promise((resolve) => {
    const input = make("input", { type: "file", accept, multiple: true, hidden: true });
    const finish = (files) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener("change", () => finish([...input.files]));
    input.addEventListener("cancel", () => finish([]));
    document.body.append(input);
    input.click();
  });
}

const kindOf = (file) => {
  if (["image/jpeg", "image/png", "image/webp"].includes(file.type)) return "photo";
  return file.type.startsWith("video/") ? "video" : "document";
};

const sendTitles = { photo: texts.sendPhoto, video: texts.sendVideo, document: texts.sendDocument };

function preview(kind, files, address) {
  const [file] = files;
  if (kind === "photo") return make("img", { class: "preview", src: address, alt: file.name });
  const names = files.map((one) => make("p", { class: "file-line" }, make("span", {}, one.name), make("small", {}, sizeText(one.size))));
  return make("div", { class: "file-lines" }, names);
}

export class Attachments {
  constructor(conversation, person, fail) {
    this.conversation = conversation;
    this.person = person;
    this.fail = fail;
  }

  menu(startRecording) {
    return [
      { text: texts.attachPhoto, icon: "image", act: () => this.choose("photo", "image/*") },
      { text: texts.attachDocument, icon: "file", act: () => this.choose("document", "") },
      { text: texts.attachVideo, icon: "video", act: () => this.choose("video", "video/*") },
      { text: texts.attachVoice, icon: "voice", act: startRecording },
      { text: texts.attachContact, icon: "contact", act: () => this.askContact() },
      { text: texts.attachLocation, icon: "location", act: () => this.askLocation(texts.locationTitle, null, texts.send) },
    ];
  }

  async choose(kind, accept) {
    const files = await chooseFiles(accept);
    if (files.length > 0) await this.offer(files, kind);
  }

  // Dropped and pasted files tell by themselves what they are.
  async offer(files, chosenKind = null) {
    const kind = chosenKind ?? (files.every((file) => kindOf(file) === "photo") ? "photo" : files.length === 1 ? kindOf(files[0]) : "document");
    const address = URL.createObjectURL(files[0]);
    const fields = [{ name: "caption", label: texts.caption }];
    if (kind === "photo") fields.push({ name: "asDocument", label: texts.asDocument, type: "checkbox" });
    const answer = await askForm(sendTitles[kind], fields, texts.send, { before: preview(kind, files, address) });
    URL.revokeObjectURL(address);
    if (!answer) return;
    const finalKind = answer.asDocument ? "document" : kind;
    const sent = files.map((file, index) => this.conversation.sendFile({ kind: finalKind, file, caption: index === 0 ? answer.caption : "" }));
    await Promise.all(sent).catch(this.fail);
  }

  async askContact() {
    const person = this.person();
    const fields = [
      { name: "phone_number", label: texts.phone, value: `+7900${String(person.id).padStart(7, "0").slice(-7)}`, required: true, inputmode: "tel" },
      { name: "first_name", label: texts.firstName, value: fullName(person), required: true },
    ];
    const contact = await askForm(texts.contactTitle, fields, texts.send);
    if (contact) await this.conversation.sendContact(contact).catch(this.fail);
  }

  // Without a number the server sends the person's own contact, as the contact button of an application does.
  async sendOwnContact() {
    try {
      await this.conversation.sendContact({});
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  async askLocation(title, hint, action) {
    const fields = [
      { name: "latitude", label: texts.latitude, value: SQUARE.latitude, required: true, isNumber: true, inputmode: "decimal" },
      { name: "longitude", label: texts.longitude, value: SQUARE.longitude, required: true, isNumber: true, inputmode: "decimal" },
    ];
    const place = await askForm(title, fields, action, { hint });
    if (!place) return false;
    const degrees = (text) => Number(text.replace(",", "."));
    await this.conversation.sendLocation({ latitude: degrees(place.latitude), longitude: degrees(place.longitude) }).catch(this.fail);
    return true;
  }

  // Without a microphone a ready sound file serves as well.
  async chooseVoice() {
    const [file] = await chooseFiles("audio/*");
    if (file) await this.conversation.sendFile({ kind: "voice", file }).catch(this.fail);
  }

  async openMicrophone() {
    if (!window.MediaRecorder || !navigator.mediaDevices) return null;
    return navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  }

  // Resolves when the recording is over; `panel` receives the recording bar instead of the composer's row.
  async record(panel) {
    const stream = await this.openMicrophone();
    if (!stream) return this.chooseVoice();
    const mimeType = VOICE_FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
    const recorder = new MediaRecorder(stream, { mimeType });
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const pieces = [];
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.start();
    const { isKept, duration } = await this.waitForStop(panel, seconds);
    recorder.stop();
    await ended;
    stream.getTracks().forEach((track) => track.stop());
    if (!isKept) return undefined;
    const file = new Blob(pieces, { type: recorder.mimeType });
    const name = recorder.mimeType.includes("ogg") ? "voice.ogg" : recorder.mimeType.includes("mp4") ? "voice.m4a" : "voice.webm";
    return this.conversation.sendFile({ kind: "voice", file, name, duration: Math.max(1, duration) }).catch(this.fail);
  }

  waitForStop(panel, seconds) {
    return new Promise((resolve) => {
      const clock = make("span", { class: "record-time", role: "timer" }, durationText(0));
      const ticking = setInterval(() => (clock.textContent = durationText(seconds())), 250);
      const finish = (isKept) => {
        clearInterval(ticking);
        panel.replaceChildren();
        resolve({ isKept, duration: seconds() });
      };
      const keep = button({ class: "round solid", "aria-label": texts.stopAndSend, on: { click: () => finish(true) } }, icon("send"));
      const drop = button({ class: "round", "aria-label": texts.dropRecording, on: { click: () => finish(false) } }, icon("close"));
      panel.replaceChildren(drop, make("span", { class: "record-dot" }), make("span", {}, texts.recording), clock, keep);
      panel.onkeydown = (event) => event.key === "Escape" && finish(false);
      keep.focus();
    });
  }
}
