// Every word the page says, and the Russian shape of dates, sizes and counts.

export const texts = {
  brand: "Методбот",
  people: "Люди",
  search: "Поиск: имя или роль",
  newPerson: "Новый человек",
  nobodyFound: "Никого не нашлось",
  chooseChat: "Выберите, от чьего имени писать боту",
  chooseChatHint: "Можно открыть несколько чатов рядом и посмотреть на бота глазами разных людей.",
  firstName: "Имя",
  lastNameOptional: "Фамилия (необязательно)",
  create: "Создать",
  cancel: "Отмена",
  send: "Отправить",
  ok: "OK",
  close: "Закрыть",
  closeColumn: "Закрыть чат",
  back: "К списку людей",
  chatMenu: "Действия с чатом",
  botOnline: "бот на связи",
  botOffline: "бот не отвечает",
  botUnknown: "проверяем, на связи ли бот",
  offlineNotice: "Бот молчит больше пяти секунд. Сообщения дождутся его в очереди.",
  connectionLost: "Нет связи с площадкой. Подключаемся снова…",
  connectionBack: "Связь восстановлена",
  start: "Старт",
  startWithCode: "Есть код из ссылки?",
  startCode: "Код из ссылки",
  openByLink: "Открыть по ссылке…",
  openByLinkHint: "Как если бы человек перешёл по ссылке t.me/бот?start=КОД. Бот получит «/start КОД».",
  open: "Открыть",
  block: "Заблокировать бота",
  unblock: "Разблокировать бота",
  blocked: "бот заблокирован",
  emptyChat: "Здесь пока ничего нет",
  message: "Сообщение",
  menu: "Меню",
  commands: "Команды бота",
  noCommands: "У бота нет команд для этого человека",
  attach: "Прикрепить",
  attachPhoto: "Фото",
  attachDocument: "Документ",
  attachVideo: "Видео",
  attachVoice: "Голосовое",
  attachContact: "Контакт",
  attachLocation: "Местоположение",
  caption: "Подпись",
  asDocument: "Отправить как файл",
  sendPhoto: "Отправить фото",
  sendDocument: "Отправить файл",
  sendVideo: "Отправить видео",
  dropHere: "Отпустите, чтобы отправить",
  recording: "Запись",
  stopAndSend: "Отправить запись",
  dropRecording: "Отменить запись",
  phone: "Номер телефона",
  contactTitle: "Отправить контакт",
  shareContact: "Поделиться номером?",
  shareContactHint: "Бот увидит имя и номер телефона этого человека.",
  share: "Поделиться",
  locationTitle: "Отправить местоположение",
  shareLocation: "Поделиться местоположением?",
  shareLocationHint: "Бот увидит координаты этого человека.",
  latitude: "Широта",
  longitude: "Долгота",
  wrongNumber: "Введите число",
  showKeyboard: "Показать кнопки",
  hideKeyboard: "Скрыть кнопки",
  reply: "Ответить",
  copy: "Копировать текст",
  edit: "Изменить",
  editing: "Изменение сообщения",
  replying: "Ответ",
  copied: "Скопировано",
  copyFailed: "Не удалось скопировать",
  messageMenu: "Действия с сообщением",
  edited: "изменено",
  forwardedFrom: "Переслано от",
  photo: "Фото",
  video: "Видео",
  videoNote: "Видеосообщение",
  voice: "Голосовое сообщение",
  audio: "Аудио",
  sticker: "Стикер",
  animation: "Анимация",
  document: "Документ",
  contact: "Контакт",
  location: "Местоположение",
  poll: "Опрос",
  play: "Слушать",
  pause: "Пауза",
  position: "Место воспроизведения",
  download: "Скачать",
  openPhoto: "Открыть фото",
  spoiler: "Скрытый текст, нажмите, чтобы открыть",
  expand: "Показать полностью",
  collapse: "Свернуть",
  code: "Код",
  copyCode: "Копировать код",
  unread: "Непрочитанные сообщения",
  toBottom: "К последним сообщениям",
  loadingHistory: "Загружаем историю…",
  linkTitle: "Открыть ссылку?",
  unsupportedButton: "Такая кнопка работает только в самом Telegram",
  failed: "Не получилось",
  noConnection: "Нет связи с площадкой, попробуйте ещё раз",
  tooBig: "Файл слишком большой",
  stateFailed: "Не удалось загрузить список людей",
  unknownPerson: "Такого человека здесь нет",
};

const actions = {
  typing: "печатает…",
  upload_photo: "отправляет фото…",
  record_video: "записывает видео…",
  upload_video: "отправляет видео…",
  record_voice: "записывает голосовое…",
  upload_voice: "отправляет голосовое…",
  upload_document: "отправляет документ…",
  choose_sticker: "выбирает стикер…",
  find_location: "ищет местоположение…",
  record_video_note: "записывает видеосообщение…",
  upload_video_note: "отправляет видеосообщение…",
};

const mediaNames = {
  photo: texts.photo,
  video: texts.video,
  video_note: texts.videoNote,
  voice: texts.voice,
  audio: texts.audio,
  sticker: texts.sticker,
  animation: texts.animation,
  document: texts.document,
};

const clock = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit" });
const dayAndMonth = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long" });
const fullDay = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("ru", { day: "2-digit", month: "2-digit" });
const weekday = new Intl.DateTimeFormat("ru", { weekday: "short" });
const counts = new Intl.PluralRules("ru");
const decimal = new Intl.NumberFormat("ru", { maximumFractionDigits: 1 });

// The server names what happened the way the Message object does.
const services = {
  pinned_message: "Сообщение закреплено",
  new_chat_members: "Новый участник",
  left_chat_member: "Участник вышел",
  new_chat_title: "Название изменено",
  migrate_to_chat_id: "Группа стала супергруппой",
  migrate_from_chat_id: "Группа стала супергруппой",
  group_chat_created: "Группа создана",
};

// What the server refuses to do, said to a person.
const refusals = {
  "there is no such button any more": "Этой кнопки уже нет",
  "this button sends nothing to the bot": "Эта кнопка ничего не отправляет боту",
  "there is no such message": "Этого сообщения уже нет",
  "there is no such person": "Такого человека здесь нет",
  "the person has blocked the bot": "Бот заблокирован этим человеком",
  "the account is deleted": "Аккаунт этого человека удалён",
  "an empty message cannot be sent": "Пустое сообщение не отправить",
  "an empty file cannot be sent": "Пустой файл не отправить",
  "this file is no picture": "Этот файл не картинка, отправьте его как документ",
  "the caption is too long": "Подпись слишком длинная: до 1024 знаков",
  "only own messages can be edited": "Изменить можно только своё сообщение",
  "this message has no text": "В этом сообщении нет текста",
  "this text cannot be sent": "Такой текст не отправить: пусто или больше 4096 знаков",
  "a person needs a name": "Нужно имя",
};

export const serviceText = (name) => services[name] ?? name.replaceAll("_", " ");

export function refusalText(error) {
  if (error.status === 0) return texts.noConnection;
  if (error.status === 413) return texts.tooBig;
  return refusals[error.message] ?? `${texts.failed}: ${error.message}`;
}

export const actionText = (action) => actions[action] ?? actions.typing;
export const timeText = (seconds) => clock.format(seconds * 1000);
export const unreadText = (count) => `${texts.unread}: ${count}`;
export const votersText = (count) => {
  const words = { one: "голос", few: "голоса", many: "голосов", other: "голоса" };
  return `${count} ${words[counts.select(count)]}`;
};

const daysAgo = (moment) => {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(new Date()) - midnight(moment)) / 86_400_000);
};

export function dayText(seconds) {
  const moment = new Date(seconds * 1000);
  const ago = daysAgo(moment);
  if (ago === 0) return "Сегодня";
  if (ago === 1) return "Вчера";
  const thisYear = moment.getFullYear() === new Date().getFullYear();
  return (thisYear ? dayAndMonth : fullDay).format(moment);
}

export function listTimeText(seconds) {
  if (!seconds) return "";
  const moment = new Date(seconds * 1000);
  const ago = daysAgo(moment);
  if (ago <= 0) return clock.format(moment);
  return (ago < 7 ? weekday : shortDay).format(moment);
}

export function sizeText(bytes) {
  if (!bytes) return "";
  const units = ["Б", "КБ", "МБ", "ГБ"];
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${decimal.format(bytes / 1024 ** power)} ${units[power]}`;
}

export function durationText(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// One line for lists, quotes and screen readers.
export function messageSummary(message) {
  const written = message.text ?? message.caption;
  if (written) return written.replace(/\s+/g, " ").slice(0, 160);
  if (message.media) return mediaNames[message.media.kind] ?? texts.document;
  if (message.contact) return texts.contact;
  if (message.location) return texts.location;
  if (message.poll) return `${texts.poll}: ${message.poll.question}`;
  return message.service ? serviceText(message.service) : texts.message;
}

// A last message without words comes from the server as the name of its kind.
const kindNames = { ...mediaNames, contact: texts.contact, location: texts.location, poll: texts.poll, ...services };
export const lastLine = (text) => kindNames[text] ?? text ?? "";

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");
