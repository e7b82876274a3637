/** Words behind which a field belongs to what is told, and is not where something is done. */
const tells = [
  // `en order som har Ny i fältet X`, `en rute med Åpen i Status-feltet`.
  /^(?:ett?|en|ei) \p{Ll}+ (?:som har |med [\p{Lu}\uE000-\uF8FF]\S*$)/u,
  // `én av linjene med initialer i feltet X`, `raden för en tur som står som Ny i fältet X`.
  /^(?:(?:[eé]n|ett?) )?(?:(?:av|rad|linj)\p{Ll}* )?(?:rad|linj)\p{Ll}+ (?:med|f[öo]r (?:ett?|en)) /u,
  // `Outlook, där du ser adressen i fältet X`.
  /, (?:där|der|innan|før|where) (?:du|you) /u,
  /^an? [\p{Ll} ]+ that has /u,
  // `the price that is shown in the X field`.
  /\sthat (?:can be|is|are) (?:seen|shown|displayed)$/u,
  // `Select the bus, and then copy the value in the X field`, `the **A** action, and then the number in the X field`.
  /\sand (?:then )?(?!enter|select|choose|fill|type|specify|set)\p{Ll}+ the \p{Ll}+$/u,
  /^(?:the )?[\uE000-\uF8FF] (?:action|button),? and /u,
  // `det värde som har angetts i fältet X`.
  new RegExp(
    [
      '\\ssom (?:(?:har|är|er|ble|blev) )?(?:blitt |blivit )?',
      '(?:defini?er\\p{L}+|definert|an(?:getts?|givits|givet|ges)|angi(?:tt|s))(?: i)?$',
    ].join(''),
    'u',
  ),
  // `the customer that is specified in the X field`.
  new RegExp(
    [
      '\\sth(?:at|e) (?:(?:is|are|was|were|has been|have been|you) )?',
      '(?:specified|defined|selected?|specify|define|entered|set up)$',
    ].join(''),
    'u',
  ),
  /\sthat can be (?:seen|found)$|\s(?:is|are|will be) (?:displayed|shown|updated)$/u,
  /\swhen (?:it|the) .*\sthat is \p{Ll}+$/u,
]

/** Whether the field behind these words says where what is spoken of stands. */
export function tellsOfField(words: string): boolean {
  return tells.some((form) => form.test(words))
}

/** `Blant byene som du valgte i feltet X, velger du`: where something was chosen before, and not where it is now. */
export function tellsOfChoice(words: string): boolean {
  const earlier = '(?:(?:har|nettopp|nyss|tidligere|tidigare) )*'
  const chosen = '(?:valgte?|valde|valt|angav?|angitt|angett|angivit)'
  return new RegExp(`\\ssom du ${earlier}${chosen}\\s`, 'u').test(words)
}
