import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

/** The labels of all that a sentence asks for. */
function labelsOf(sentence: string): readonly (string | null)[] {
  const { label, further } = says('en', sentence)
  return [label, ...further.map((other) => other.label)]
}

describe('where the next act takes place may stand before its verb', () => {
  test.each([
    ['In the **From** field, enter **Lund**, and in the **To** field, enter **Bergen**.', ['From', 'To']],
    ['Select **New**, and then, in the **Town** field, enter **Lund**.', ['New', 'Town']],
    ['Select **Save**, and on the **Bus** page, review the stops.', ['Save']],
    ['Set **From** to **Lund** and **To** to **Bergen**.', ['From', 'To']],
    ['Select the **Night** and **Day** options.', ['Night', 'Day']],
  ])('%s', (sentence, labels) => {
    expect(labelsOf(sentence)).toEqual(labels)
  })
})

describe('what is set, emptied, turned on or answered', () => {
  test.each([
    ['Set the value in the **Town** field to **Lund**.', 'choose | Town | Lund'],
    ['Change the value of the **Town** field.', 'choose | Town'],
    ['Clear the **Town** field.', 'text | Town | '],
    ['Clear the **Night** check box.', 'switch | Night | false'],
    ['Turn on the **Night** feature.', 'switch | Night | true'],
    ['Click **Yes** in the message box.', 'confirm | Yes'],
    ['Select **Yes** in the confirmation dialog box.', 'confirm | Yes'],
    ['In the row for **Lund**, select **Edit**.', 'press | Edit'],
    ['Select "Yes" on the **Skip empty** toggle button if there are none.', 'switch | Skip empty | true'],
    ['Select "No" on the **Route** page.', 'confirm | No'],
    ['Set the **Width** value to **Whole page**.', 'choose | Width | Whole page'],
    ['Set the **Loops** property to **3**.', 'number | Loops | 3'],
    ['**Kind of route** – Select **Night bus**.', 'choose | Kind of route | Night bus'],
    ['**Name** – Enter **Night**.', 'text | Name | Night'],
    ['**Save** – Select **OK**.', 'manual | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('what is no label', () => {
  test.each([
    ['Select the town in the field in the corner of the page.', 'choose | -'],
    ['Open the Field Route app.', 'navigate | -'],
    ['Open the notepad and paste the script.', 'navigate | -'],
    ['Open Notes and paste the script.', 'navigate | -'],
    ['Right-click again.', 'press | -'],
    ['Select **Alt+N** to add a bus.', 'press | -'],
    ['Go to Bus **Lines** > select **Plan** > **Stops**.', 'navigate | -'],
    ['Click **Plan** >**Stops**.', 'press | Plan > Stops'],
    ['You can find the **Stops** tab.', 'choose | -'],
    ['Example: If you set the stop to **Lund**, you may want to leave it.', 'note | -'],
    ['Press the **Down arrow** key.', 'press | -'],
    ['For the north, set **BUS-14-RED**.', 'manual | -'],
    ['For the north, set **100**.', 'manual | -'],
    ['Provide advice to Lund or your partner about the bus.', 'manual | -'],
    ['Select **Plan** button **> Posted plans** to open them.', 'press | -'],
    ['Select the **Read**, **List**, and **Write** options.', 'press | -'],
    ['Drivers can choose to see it by selecting the **Map** button.', 'manual | -'],
    ['The route can be seen by clicking the **Map** button.', 'press | Map'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence, false)).toBe(expected)
  })
})

test.each([
  ['Select the **A-014** account link.', 'press | A-014'],
  ['Select the **Route_Code** data source field.', 'choose | Route_Code'],
  ['Select the **Bus No.** that you drive.', 'press | Bus No.'],
  ['Select the **Location** type field.', 'choose | Location type'],
  ['Select the **Night** mobile device menu item.', 'press | Night'],
  ['Select the **Night** menu.', 'navigate | Night'],
  ['Select it; when you do, it will be displayed in the **Text** field.', 'choose | -'],
])('a code is a whole name, other words may only begin one: %s', (sentence, expected) => {
  expect(inShort('en', sentence, false)).toBe(expected)
})

test.each([
  ['Select the **Rank** value.', 'choose | - | Rank'],
  ['Select the **Rank** value to sort by it.', 'choose | - | Rank'],
  ['In the **Kind** field, select the **Night** value.', 'choose | Kind | Night'],
  ['Select the **Bus ID** value to open the bus.', 'choose | -'],
])('what is called a value is one, and no control; what every row has is none: %s', (sentence, expected) => {
  expect(inShort('en', sentence, false)).toBe(expected)
})

test.each([
  ['Press <kbd>Enter</kbd>.', 'press | -'],
  ['Select <kbd>F3</kbd>.', 'press | -'],
  ['Select <kbd>**F3**</kbd>.', 'press | -'],
  ['Select the <kbd>Enter</kbd> key or leave the box.', 'press | -'],
  ['Select <kbd>Ctrl</kbd>+<kbd>S</kbd> to save the route.', 'press | -'],
  ['In the **Town** field, press <kbd>Up</kbd>.', 'press | Town'],
  ['Choose **Post**, or press <kbd>F9</kbd>.', 'press | Post'],
])('a key of the keyboard is pressed, and is neither control nor value: %s', (sentence, expected) => {
  expect(inShort('en', sentence, false)).toBe(expected)
})

describe('what is selected in sentences that follow each other', () => {
  test.each([
    ['Select **North** to drive at night. Select **South** to drive by day.', [null]],
    ['Select **Yes** to keep the route. Select **No** to drop it.', [null]],
    [
      'Select **Map** to see the stops. Select **Log** to see the trips. Select **Fare** to see both.',
      [null],
    ],
    ['Select **New** to add a stop. Select **Map** to show it.', ['New', 'Map']],
    ['Select **Map** to see the stops. Select **OK** to leave it.', ['Map', 'OK']],
    ['Select **Map**. Select **Fare** to see what it costs.', ['Map', 'Fare']],
  ])('%s', (sentence, labels) => {
    expect(labelsOf(sentence)).toEqual(labels)
  })
})
