/** A run of digits with the separators that people and tills write between them. */
const digitRun = /\d(?:[ -]?\d)*/g

const fewestDigits = 13
const mostDigits = 19

/** Whether a text holds a full card number: 13 to 19 digits (ISO/IEC 7812) that pass the Luhn check. */
export function holdsCardNumber(text: string): boolean {
  return maskCardNumbers(text) !== text
}

/** The text with every card number in it cut down to its last four digits. */
export function maskCardNumbers(text: string): string {
  return text.replace(digitRun, maskRun)
}

/**
 * A run may be a card number as a whole, or hold one between other groups of digits ("4111 1111 1111 1111 12/27"). An
 * account number in groups has many such parts, and chance lets one in ten of them pass Luhn: a part must therefore
 * begin as an issuer's numbers do, too.
 */
function maskRun(run: string): string {
  if (passesAsCardNumber(run.replace(/\D/g, ''))) return masked(run)
  const groups = run.split(/(?<=[ -])/)
  for (let first = 0; first < groups.length; first++) {
    for (let end = groups.length; end > first; end--) {
      if (end - first === groups.length) continue
      const part = groups.slice(first, end).join('')
      const digits = part.replace(/\D/g, '')
      if (/^(?:[3-6]|2[2-7])/.test(digits) && passesAsCardNumber(digits))
        return groups.slice(0, first).join('') + masked(part) + maskRun(groups.slice(end).join(''))
    }
  }
  return run
}

/** All digits but the last four become asterisks. */
function masked(part: string): string {
  const shown = part.replace(/\D/g, '').length - 4
  let digit = 0
  return part.replace(/\d/g, (character) => (digit++ < shown ? '*' : character))
}

function passesAsCardNumber(digits: string): boolean {
  return digits.length >= fewestDigits && digits.length <= mostDigits && passesLuhn(digits)
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0 && /[1-9]/.test(digits)
}
