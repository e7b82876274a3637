import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('where something is done may be told by more than one name', () => {
  test.each([
    ['In the left pane of **Route planner**, select **Parameters**.', 'press | Parameters'],
    ['In the **Times** section of the **General** FastTab, select **Night**.', 'press | Night'],
    [
      'In the **Times** section of the **General** FastTab, in the **Start** field, select **Night**.',
      'choose | Start | Night',
    ],
    [
      'On the **Lines** FastTab of the route, under **Night**, set **Lamps** to **Yes**.',
      'switch | Lamps | true',
    ],
    ['On the **Options** page for the driver, select **Edit**.', 'press | Edit'],
    ['On the **Versions** FastTab, for version **50.2** of the plan, select **Approve**.', 'press | Approve'],
    ['On the **Lines** FastTab of an existing stop list, select **Add**.', 'press | Add'],
    [
      'On the **Lines** FastTab of an existing stop list, in the **Town** field, select **Lund**.',
      'choose | Town | Lund',
    ],
    ['From the **View** group, select **Lines**.', 'press | Lines'],
    ['In the upper field, enter **Lund**.', 'manual | -'],
    ['Find the bus, and then review the value in the **Town** field.', 'choose | -'],
    ['For each bus, in the **Town** field, select **Lund**.', 'choose | Town | Lund'],
    ['For the **Town** field, select **Lund**.', 'choose | Town | Lund'],
    ['For the **Lamp** setting, select **Yes**.', 'manual | -'],
    ['For example for a bus go to **Plan \\> Buses**, for a tram go to **Plan \\> Trams**.', 'manual | -'],
    ['In the format tree, for the active **Bus** element, select **Edit**.', 'manual | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence, false)).toBe(expected)
  })
})

test.each([
  ['On the **Lines** menu above the grid, select **Split**.', 'press | Split'],
  ['On the toolbar of the **Lines** FastTab, select **Split**.', 'press | Split'],
  ['On the **Lines** FastTab toolbar, select **Split**.', 'press | Split'],
  ['On the Action Pane of the **Routes** page, select **Split**.', 'press | Split'],
  ['On the **Setup** tab, in the grid, select **Submit**.', 'press | Submit'],
])('what is chosen on a bar is pressed, also where other things are clicked: %s', (sentence, expected) => {
  expect(inShort('en', sentence, true)).toBe(expected)
})

describe('when something is done may be told before it', () => {
  test.each([
    ['While the new row is still selected, select **Run** on the Action Pane.', 'press | Run'],
    ['After the stops appear on the **Stops** FastTab, select **Publish**.', 'press | Publish'],
    ['Once the bus is ready, on the **Route** page, select **Start**.', 'press | Start'],
    ['After you select **Save**, the page closes.', 'manual | -'],
    ['Before you start, check the **Number of routes** to understand how many there are.', 'manual | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence, false)).toBe(expected)
  })
})

test.each([
  ['Select the **North** row. Then, in the **Town** field, select **Lund**.', ['North', 'Town']],
  ['Select a bus, and on the Action Pane, in the **Plan** group, select **Split**.', [null, 'Split']],
  ['Open the **Plan** tab and from the **View** group, select **Lines**.', ['Plan', 'Lines']],
  ['Open the **Plan** tab and in the **View** group select **Lines**.', ['Plan', 'Lines']],
  ['Go to **Plan > Buses**, and, from the **Print** group, select **Preview**.', ['Buses', 'Preview']],
  [
    'Select **New**, and on the **Bus** page, on the **Stops** FastTab, in the **Town** field, choose **Lund**.',
    ['New', 'Town'],
  ],
  ['Ask the driver. If there is none, choosing it will fail.', [null]],
])('what is done next may be told behind where it is done: %s', (sentence, labels) => {
  const { label, further } = says('en', sentence, false)
  expect([label, ...further.map((other) => other.label)]).toEqual(labels)
})

test.each([
  ['Select **Lund** in Stop Type.', 'choose | Stop Type | Lund'],
  ['Select **Lund** or **Bergen** in Stop Type.', 'choose | Stop Type'],
  ['Select **Night** in North Traffic.', 'press | Night'],
  ['Open the plan in North Traffic Code.', 'navigate | -'],
])('a field may stand without its noun, where its name tells what it holds: %s', (sentence, expected) => {
  expect(inShort('en', sentence, false)).toBe(expected)
})
