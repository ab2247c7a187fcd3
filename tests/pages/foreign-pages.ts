/** A paragraph in each script that the engine on this device reads, and what of it must be found. */
export const foreignPages: readonly {
  readonly name: string;
  readonly text: string;
  /** Share of its letters and digits. */
  readonly found: number;
}[] = [
  {
    name: 'French',
    text: `La réunion du comité est reportée à jeudi, à cause de la grève. Les délégués qui ont déjà
      réservé leur hôtel peuvent garder la chambre : elle est payée par l'association.`,
    found: 0.98,
  },
  {
    name: 'German',
    text: `Die Brücke über den Fluss wird für drei Wochen gesperrt. Wer mit dem Rad kommt, muss den
      Weg durch das Tal nehmen und kann erst wieder ab dem 18. März über sie fahren.`,
    found: 0.98,
  },
  {
    name: 'Russian',
    text: `Поезд отправляется с третьего пути в девять часов утра. Билеты можно купить в кассе вокзала
      или у проводника, если в вагоне остались свободные места.`,
    found: 0.96,
  },
  {
    name: 'Chinese',
    text: `图书馆将于下周一重新开放，借书证可以继续使用。请读者在入口处领取新的座位号码，并保持安静。`,
    found: 0.98,
  },
  {
    name: 'Japanese',
    text: `図書館は来週の月曜日に開きます。かりた本はうけつけで返してください。休みの日は入口の箱に入れることもできます。`,
    found: 0.93,
  },
  {
    name: 'Korean',
    text: `도서관은 다음 주 월요일에 다시 문을 엽니다. 빌린 책은 입구에 있는 상자에 넣어 주세요.`,
    found: 0.88,
  },
];
