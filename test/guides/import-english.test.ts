import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('English nouns that are no part of a name', () => {
  test.each([
    ['Select the **North** model.', 'choose | North | North'],
    ['Select the "North & South" route plan.', 'choose | North & South | North & South'],
    ['Click **Save order** template.', 'press | Save order template'],
    ['Set the **Print routes option** to **Yes**.', 'switch | Print routes | true'],
    ['You can set Top weight field to 1.5.', 'number | Top weight | 1.5'],
    ['Enter the next From weight as 4, which is the limit.', 'number | From weight | 4'],
    ['In the list, find and select North route row.', 'choose | - | North route'],
    ['Select Route number R00012 North as the last row.', 'choose | - | R00012'],
    ['Select Driver account D-003, Bergen.', 'choose | - | D-003'],
    ['Click **Sales rep.**. The page opens.', 'press | Sales rep.'],
    ['Click **Show routes.**. The page opens.', 'press | Show routes'],
    ['Set the status to "Open."', 'choose | status | Open'],
    ['Change the status of the order from Draft to Open.', 'choose | status | Open'],
    ['Select North, Inc. carrier.', 'choose | North, Inc. | North, Inc.'],
    ['Select **Route rules** external link and follow it.', 'press | Route rules'],
    ['Press ESC key to close this page.', 'press | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('where an English name or value ends', () => {
  test.each([
    ['Click Load for version 1.1 of the chosen route.', 'press | Load'],
    ['Click the Lock icon at the top of the page.', 'press | Lock'],
    ['Click Route details on the blue bar.', 'press | Route details'],
    ['Choose Towns shown and under Chosen towns, check the name.', 'choose | Towns shown | Towns shown'],
    ['Select May 1 in the open year.', 'choose | May 1 | May 1'],
    ['Select towns from the Open towns list and move them to the Chosen towns list.', 'choose | Open towns'],
    ['Click Load file and browse to get the saved Routes.xml file.', 'press | Load file'],
    ['Select **Yes** in all **Show routes** fields.', 'switch | Show routes | true'],
    ['Set checkmarks in the Mark field for the routes.', 'switch | Mark | true'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('several acts of one English sentence', () => {
  test.each([
    ['Select **Add**, enter **Lund** in the **Town** field.', ['Add', 'Town']],
    ['Set From date to May 1, 2012 and To date to May 9, 2012.', ['From date', 'To date']],
    ['Select a town, and in the **Route** menu, select **North**.', [null, 'Route']],
  ])('%s', (sentence, labels) => {
    const { label, further } = says('en', sentence)
    expect([label, ...further.map((other) => other.label)]).toEqual(labels)
  })
})

describe('English sentences that only tell', () => {
  test.each([
    ['Selecting North causes the Weight field to be shown.', 'note | -'],
    ['Open – Show only routes that are open.', 'manual | -'],
    ['Select – Use the town that you select in the Town field.', 'manual | -'],
    ['Select a town that has Open in the Route status field.', 'choose | -'],
    [
      'Open Mail, where you can write to the driver that is specified in the Driver field.',
      'navigate | Mail',
    ],
    [
      'Select a town to send the rest to, when it exceeds the weight that is defined in the "Top weight" field.',
      'choose | -',
    ],
    ['Select Always if a ticket is needed when the town in the field changes.', 'choose | Always | Always'],
    ['In the tree, select **a town**.', 'tree | -'],
    ["In the tree, select 'the town that you just created'.", 'tree | -'],
    ['In the list, select a **Route ID**.', 'choose | -'],
    ['In the list, select the **Kind for the route**.', 'choose | -'],
    ['In the **Town** field, specify the **Home town**.', 'text | Town'],
    ['Enter 1099 information for the driver.', 'manual | -'],
    ['Set both weights to 2.', 'manual | -'],
    ['Set it to *High* to load more.', 'manual | -'],
    ['Set the date to May 1, 2015.', 'date | - | May 1, 2015'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })

  test.each([
    'Select **Yes** in the **Show times** field. You can now enable or disable the alarms.',
    'Select **Yes**. Clicking OK will close every route.',
    "Select **Send**. If you don't want to send it, select **Delete**.",
    'Select **Skip town** to skip it. To remove a skip, select the town, and then click **Reset**.',
    'Enter the phones. To enter one more, click New. To change one, click **More > Edit**.',
    'Enter the town. If it is a city, enter its code. If it is a village, click **Village**.',
  ])('%s asks for one act', (sentence) => {
    expect(says('en', sentence).further).toEqual([])
  })
})
