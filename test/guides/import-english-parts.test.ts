import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('which words of an English sentence a control is named by', () => {
  test.each([
    ['Click **New** stop node.', 'press | New stop node'],
    ['Expand **Lund** node.', 'navigate | Lund'],
    ['Select **Edit route** above the list.', 'choose | Edit route | Edit route'],
    ['Close the **New route** dialog box.', 'navigate | New route'],
    ['In the left column, select **North**.', 'choose | North | North'],
    ['Select **Route order** line.', 'choose | Route order line | Route order line'],
    ['Select the **Route order** line.', 'choose | Route order | Route order'],
    ['Select the **RouteGroup bus route** group.', 'choose | -'],
    ['Select the **RouteGroup** group.', 'choose | RouteGroup | RouteGroup'],
    ['Select the Night traffic parameter for buses.', 'choose | Night traffic | Night traffic'],
    ['Choose the **Show bus nos.** action.', 'press | Show bus nos.'],
    ['Select the check box next to **Lund**.', 'switch | Lund | true'],
    ['Check the box on the header of **Night** settings.', 'switch | Night | true'],
    ['Select the ![Bulb that opens the search](a.png) icon.', 'press | -'],
    ['Choose the ![Icon to open the menu](a.png) menu.', 'navigate | -'],
    ['Select ![Shows the gear icon](a.png) > **Plan route**.', 'choose | -'],
    ['Select the ![Gear](a.png) icon.', 'press | Gear'],
    ['Select the Tab key to leave the field.', 'press | -'],
    ['Navigate to where you saved the file.', 'navigate | -'],
    ['Go to step 7.', 'navigate | -'],
    ['Select the Esc key or move away from the text box.', 'choose | -'],
    ['Go to Buses and start a route.', 'navigate | Buses'],
    ['Select the ![Share action on pages](a.png) icon.', 'press | -'],
    ['In the list, choose the **New** action.', 'press | New'],
    ['Filter the Town column so that only Lund is shown.', 'text | Town'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('which field is meant', () => {
  test.each([
    ['In the field **Town**, select **Lund**.', 'choose | Town | Lund'],
    ['In the mandatory "Town" field, type the bus number 000148.', 'text | Town | 000148'],
    ["Select the desired bus from the lookup of the 'Bus' field.", 'choose | Bus'],
    ['In addition to the usual fields, in the **Town** field, specify a name.', 'text | Town'],
    ['In the **Bus no.**  field, select the bus.', 'choose | Bus no.'],
    ['In the filter fields at the top, enter the numbers.', 'text | -'],
    ['In the **Town** field, choose the **Select town** link.', 'press | Select town'],
    ['In the **Town** field, choose either **Lund**, or just **Bergen**.', 'choose | Town'],
    ['In the **Bus** field, select Esc or enter a number.', 'choose | Bus'],
    ['In the **Bus group** field, select the **Bus group** code.', 'choose | Bus group'],
    ['Choose the town in the **Town** field or the bus in the **Bus** field.', 'manual | -'],
    ['In the Town text box, enter Lund.', 'text | Town | Lund'],
    ['In the search box, type **Lund**.', 'text | search | Lund'],
    ['Fill in the **Town** field, the **Bus**, and so on.', 'text | Town'],
    ['In the other fields, select the towns.', 'choose | -'],
    ['Enter the data in the other fields, such as **Town**.', 'text | -'],
    ['Select the **Check** button on the bus bar to view all changed fields.', 'press | Check'],
    ['**By train:** Enter a **Town**, which is where it stops.', 'manual | -'],
    ['Write a comment in the **Note** field.', 'text | Note'],
    ['Write off the buses.', 'manual | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('what a switch is set to', () => {
  test.each([
    ['Switch **Night** to **Yes**.', 'switch | Night | true'],
    ['Toggle **Night** to **On**.', 'switch | Night | true'],
    ['Swtich **Night** to **Yes**.', 'switch | Night | true'],
    ['Toggle the Night section to expand it.', 'navigate | Night'],
    ['Switch to the **Night** tab.', 'manual | -'],
    ['Selects **Night**.', 'manual | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('what stands before an English act tells where or when', () => {
  test.each([
    ['Int the **Stops** tab, click **New**.', 'press | New'],
    ['Int the **Stops fastTab**, click **New**.', 'press | New'],
    ['Back on the **Stops** page, choose the **New** action.', 'press | New'],
    ['In the header of the **Stops** page, turn on the **Night** toggle.', 'switch | Night | true'],
    ['In **Night** mode, choose the **Start** action.', 'press | Start'],
    ['To use the list, in the **Traffic** field, choose **Night**.', 'choose | Traffic | Night'],
    ['To add a bus, a tram, or a route, choose **New**.', 'press | New'],
    ['After you review the stops, select **Done**.', 'press | Done'],
    ['For each route that you need, in the **Town** field, choose a town.', 'choose | Town'],
    ['Optional: Enter a note in the **Note** field.', 'text | Note'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('all that is pressed or filled in', () => {
  test.each([
    ['Choose **Bus**, then **Stops**, and then choose **Post**.', ['Bus', 'Stops', 'Post']],
    ['After you add them, choose **Bus**, choose **Stops**, and choose **Post**.', ['Bus', 'Stops', 'Post']],
    ['Choose the **Bus** action, select **Stops**, and then choose **OK**.', ['Bus', 'Stops', 'OK']],
    [
      'On the **Lines** tab, choose the town that you need in the **Town** field, and the bus in the **Bus** field.',
      ['Town', 'Bus'],
    ],
    ['In the **Bus no.** and **Stop no.** fields, enter the numbers.', ['Bus no.', 'Stop no.']],
    ['Choose the **Bus** action, and then **Stops**.', ['Bus', 'Stops']],
    ['Select the bus, and the choose the **Edit** action.', [null, 'Edit']],
    ['Select **Save**. To learn more, go to [Buses](b.md).', ['Save']],
    ['Select **Save**. For more information, see [Buses](b.md).', ['Save']],
  ])('%s', (sentence, labels) => {
    const { label, further } = says('en', sentence)
    expect([label, ...further.map((other) => other.label)]).toEqual(labels)
  })
})
