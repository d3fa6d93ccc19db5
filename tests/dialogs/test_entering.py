from tests.telegram import Person


async def test_first_meeting(stranger: Person):
    async def step(c):
        t = await c
        print("-----\n" + t, "\n   ", stranger.buttons, stranger.toast)

    await step(stranger.says("/start"))
    await step(stranger.taps("Продолжить"))
    await step(stranger.taps("Согласен"))
    await step(stranger.says("Школа № 3"))
    await step(stranger.taps("Моей"))
    await step(stranger.taps("Учитель"))
    await step(stranger.taps("Учитель"))
    await step(stranger.says("мат"))
    await step(stranger.taps("Математика"))
    await step(stranger.says("двадцать"))
    await step(stranger.says("2009"))
    await step(stranger.says("Вера"))
    await step(stranger.says("Ромашкина Вера Павловна"))
    await step(stranger.taps("Пройти"))
    await step(stranger.taps("Начать"))
    await step(stranger.taps("Дальше"))
    for i in range(30):
        if "Готово" in str(stranger.buttons):
            await step(stranger.taps("Готово"))
        elif "Выберите" in stranger.text or len(stranger.buttons) > 3:
            await step(stranger.taps(stranger.buttons[i % 4]))
        else:
            break
