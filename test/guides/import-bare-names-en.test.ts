import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('bare words in English are a name only where nothing of the sentence is left in them', () => {
  test.each([
    ['Choose Lund as your town during the first trip.', 'press | -'],
    ['Go to the console, run the following command.', 'navigate | -'],
    ['Open Notes or Bus Studio, and paste the script.', 'navigate | -'],
    ['Select the Bus Service that you created as an option.', 'choose | -'],
    ['Enable Night buses: Sign in to the depot.', 'manual | -'],
    ['Turn on Night buses and make them available.', 'manual | -'],
    ['Change Bus selection – To select a bus, use the list.', 'choose | -'],
    ['In a tab, go to Bus Maps at https://www.example.com/maps/, and wait.', 'navigate | -'],
    ['Select the bus line and town to save the route to.', 'choose | -'],
    ['In the depot, select the Night bus button below the bus window.', 'navigate | -'],
    ['In the new field, select **Lund**.', 'manual | -'],
    ['In the text box, click where the stop should be.', 'press | -'],
    ['Change the language of a town to *SV*.', 'manual | -'],
    ['On the **Buses** page, change the view to **Night buses**.', 'manual | -'],
    ['Enter the bus ID, such as **V-01**.', 'text | -'],
    ['Press F7 to open the route.', 'press | -'],
    ['Press **Enter**.', 'press | -'],
    ['Press and hold the Ctrl key to select more buses.', 'press | -'],
  ])('%s', (sentence, expected) => expect(inShort('en', sentence, false)).toBe(expected))

  test.each([
    ['Click Match bus lines and towns.', 'press | Match bus lines and towns'],
    ['Click Save and close.', 'press | Save and close'],
    ['In the New node as a field, enter **Bus**.', 'text | New node as a | Bus'],
    ['Set the status of the route to **Night**.', 'choose | status | Night'],
    ['Change the base year to **2031**.', 'number | base year | 2031'],
    ['Set the Night property to true.', 'switch | Night | true'],
    ['Navigate to: Plan > Buses > Stops', 'navigate | Plan > Buses > Stops'],
    ['In the Plan menu, select **Buses**.', 'press | Buses'],
    ['In the **Line** drop-down menu, select **Buses**.', 'choose | Line | Buses'],
  ])('%s', (sentence, expected) => expect(inShort('en', sentence)).toBe(expected))
})

describe('acts behind a comma', () => {
  test.each([
    [
      'Enter a name, select a bus in the **Bus** field, and enter a date in the **Start** field.',
      [null, 'Bus', 'Start'],
    ],
    ['Go to **Plan > Buses**, select **New**.', ['Buses', 'New']],
    ['Select the bus, choose the **Print** action, and then choose **PDF**.', [null, 'Print', 'PDF']],
    ['Select **New** and afterwards select **Bus**.', ['New', 'Bus']],
    ['Select the bus, select it, and then close the page.', [null, null]],
    ['When you are prompted to confirm it and enable Night buses, click **OK**.', ['OK']],
    ['To finish and mark the route as planned, click **Done**.', ['Done']],
    ['If you are not using buses and lines, in the **Town** field, choose a town.', ['Town']],
    [
      'Fill in as follows: In the **Type** field, select **Night**; then in the **Town** field, enter it.',
      [null],
    ],
    ['Enter the weight, for example, enter **2**.', [null]],
    ['The driver works by using the given Plan and Expand Maps.', [null]],
  ])('%s', (sentence, labels) => {
    const { label, further } = says('en', sentence, false)
    expect([label, ...further.map((act) => act.label)]).toEqual(labels)
  })
})

test.each([
  ['Use the **Print** function to print the route.', 'press | Print'],
  ['To print it, use the **Print route** action on the **Buses** page.', 'press | Print route'],
  ['Use the **Night** timetable to plan the route.', 'manual | -'],
  [
    'Select the **Weight** field, enter *9* by using the number pad, and then select **OK**.',
    'number | Weight | 9',
  ],
  ['Select the **Bus** field, enter the bus ID, and confirm.', 'text | Bus'],
  ['Select the **Town code** field, and then choose **Advanced**.', 'choose | Town code'],
  ['In the **Plan** field, select the **Home** link to open the plan.', 'press | Home'],
  ['Select **Cancel bus** and confirm.', 'press | Cancel bus'],
  ['Find folder `Bus`, file `Stop.xml`, and file `Town.xml`.', 'choose | -'],
  ['Selec **Plan** > **Buses** > **Day** or **Night**.', 'navigate | -'],
  ['Go to **Plan** > **Buses** > **Day** or **Night**.', 'navigate | -'],
  ['**Some buses** – Give the route or bus to selected drivers.', 'manual | -'],
  [
    'Choose the ![Bulb](a.png) icon, enter **Bus** > **Stops**, and then choose the related link.',
    'navigate | -',
  ],
  ['Choose **A** to print it, or choose **B** to see it. Choose **Cancel** to leave it.', 'choose | -'],
])('%s', (sentence, expected) => expect(inShort('en', sentence, false)).toBe(expected))

test.each([
  ['On the **Plan** menu, click **Save**, Alternatively, click the **Keep** button.', ['Save']],
  ['Choose **A** to print it, or choose **B** to see it. Choose **Cancel** to leave it.', [null]],
  ['In the **Account** field, specify it. For night buses, you can enter a bus.', ['Account']],
])('another way is no further act: %s', (sentence, labels) => {
  const { label, further } = says('en', sentence, false)
  expect([label, ...further.map((act) => act.label)]).toEqual(labels)
})

test.each([
  ['Choose the **Ends** action, and then copy the value in the **Bus end** field.', 'press | Ends'],
  ['Choose the **Lines** action, and then the number in the **Bus No.** field.', 'press | Lines'],
  ['Choose the **Details** button in the **Weight** field to view it.', 'press | Details'],
  ['Select **night bus number** in the **Bus number** field.', 'choose | Bus number'],
  ["On the **Buses** page, enter Lund's address in the **Town address** field.", 'text | Town address'],
  ['In the **Group** field, specify the **Bus Posting Group** that is used for the bus.', 'text | Group'],
  ['Enter the **Trip No.** as per the plan in **Bus Trip No.** field.', 'text | Bus Trip No.'],
  ['Find the **Bus Code** field, and then change the code.', 'choose | Bus Code'],
  ['In the Plan area, locate the **Move bus** action.', 'press | Move bus'],
  ["For a night bus, you'll enter 30 days for the interval.", 'text | -'],
  ['Select **night bus** in the **Bus No.** field.', 'choose | Bus No.'],
  ['Select a town by clicking on **Home town** look up field.', 'choose | Home town'],
  [
    'Choose the ![Bulb](a.png) icon, enter Bus Lines, and then choose the related link.',
    'navigate | Bus Lines',
  ],
  ['Locate the Bus action called **List rows**.', 'choose | -'],
  ['**Night buses** – Set this option to *Yes*.', 'switch | Night buses | true'],
  ['**Night buses** – Set this option to *Yes* to drive where the mode is *Night*.', 'switch | Night buses'],
  ['**All** – Select this check box to plan lines of a type other than *Item*.', 'switch | All'],
  ['In the **Group** field, specify the **North** group.', 'text | Group | North'],
])('what stands in a field, or tells of it, is no value: %s', (sentence, expected) =>
  expect(inShort('en', sentence, false)).toBe(expected),
)
