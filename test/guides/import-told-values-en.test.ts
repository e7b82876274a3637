import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('the number beside its noun tells which one is chosen', () => {
  test.each([
    ["Select bus '0042'.", 'choose | - | 0042'],
    ['Select night bus 12 and click OK.', 'choose | - | 12'],
    ['Select bus **B-12**.', 'choose | - | B-12'],
    ['Select the retired alarm rule 000031.', 'choose | - | 000031'],
    ['Select alarm rule 000031 for bus B0007.', 'choose | - | 000031'],
    ['Select bus number B0009, Coach.', 'choose | - | B0009'],
    ['Select member 4007 Fuel & Oil.', 'choose | - | 4007 Fuel & Oil'],
    ['In the list, find and select bus B-12.', 'choose | - | B-12'],
    ['In the **Bus** field, select bus 12.', 'choose | Bus | 12'],
    ['Select Bus account B-12, North Coaches.', 'choose | - | B-12'],
    ['For this procedure, you\u2019ll select bus number 0042.', 'choose | - | 0042'],
    ['Select at least 2.', 'choose | -'],
    ['In the **Weight** field, enter a number below 5.', 'number | Weight'],
    ['Select all 3.', 'choose | -'],
    ['In the list, select row 3.', 'choose | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('so does the name beside its noun', () => {
  test.each([
    ['Select the value North.', 'choose | - | North'],
    ['In the list, select a value of **North**.', 'choose | - | North'],
    ['In the Town field, enter or select a value LUND.', 'choose | Town | LUND'],
    ["In the Town field, specify the values 'LUND 2'.", 'text | Town | LUND 2'],
    ['In the Traffic field, select the option of Night.', 'choose | Traffic | Night'],
    ['Select the route template named **Night**.', 'choose | - | Night'],
    ['In the Note field, enter the text, Name of the town.', 'text | Note | Name of the town'],
    ['Enter the date **2031-05-02**.', 'date | - | 2031-05-02'],
    ['Provide the **Town** value.', 'text | -'],
    ['Specify the **Town**, which is where it stops.', 'text | Town'],
    ['Enter the following information: Town;Bus', 'text | - | Town;Bus'],
    ['Use B-0012.', 'choose | - | B-0012'],
    ['Select the company NORD for this procedure.', 'choose | - | NORD'],
    ['In the list, select the Lund store.', 'choose | - | Lund'],
    ['Select the RouteTable table as a source for the model.', 'choose | - | RouteTable'],
    ['Select the North, Inc. provider.', 'choose | - | North, Inc.'],
    ["In the **Type** field, select the 'Bus' type.", 'choose | Type | Bus'],
    ['In the **Part** field, select the **Route** custom part.', 'choose | Part | Route'],
    ['Select the **routes.xml** file that you saved.', 'choose | routes.xml | routes.xml'],
    ['In the list, find or select the record **Lund.**', 'choose | - | Lund'],
    ['In the Bus group field, select the bus group *Night* (and evening).', 'choose | Bus group | Night'],
    ['In the list, find the **Town** you have created.', 'choose | -'],
    ['In the list, select the **Night traffic** feature.', 'choose | - | Night traffic'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('and what stands in the row', () => {
  test.each([
    ['In the list, select the row for the Town field.', 'choose | - | Town'],
    ['In the list, select the row for Lund.', 'choose | - | Lund'],
    ['In the list, select the row for **Town**.', 'choose | - | Town'],
    ['Mark the row where **Field** = *Town*.', 'choose | - | Town'],
    ['In the grid, select the row where the **Field** field is set to **Town**.', 'choose | - | Town'],
    ['Select the line with bus ID 00031.', 'choose | - | 00031'],
    ['In the list, select the bus that has bus ID 00031.', 'choose | - | 00031'],
    ['Click the row with bus 00031.', 'choose | - | 00031'],
    ['Mark the line representing color White.', 'choose | - | White'],
    ['Locate the night bus identified by bus number B-0006.', 'choose | - | B-0006'],
    ['In the list, click the link in the row for Lund.', 'press | Lund'],
    ['Click the link in the North Bus row.', 'press | North Bus'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('what a field is set to is its value', () => {
  test.each([
    ["In the From date field, set the date to '2031-05-02'.", 'date | From date | 2031-05-02'],
    ['In the **Weight** field, change the weight to 10.', 'number | Weight | 10'],
    ['In the **Weight** field, change the weight from `4` to `5`.', 'number | Weight | 5'],
    ['Enter **Lund** as the **Town**.', 'text | Town | Lund'],
    ['Enter `Lund` for **Town**.', 'text | Town | Lund'],
    ['Type `Lund` into the **Town** box.', 'text | Town | Lund'],
    ['From the **Town** dropdown, select **Lund**.', 'choose | Town | Lund'],
    ["Under Night traffic, select 'Yes'.", 'switch | Night traffic | true'],
    ['Choose the **Traffic** field, and then select **Night**.', 'choose | Traffic | Night'],
    [
      'On the line for the bus, click the **Traffic** field and choose **Night**.',
      'choose | Traffic | Night',
    ],
    ['Choose the **Traffic** field, and then choose **New**.', 'choose | Traffic'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('a name in bold or with a capital names the control without its noun', () => {
  test.each([
    ['Select a **Town** for the bus.', 'choose | Town'],
    ['Select a **Town** such as the one of the bus.', 'choose | Town'],
    ['Specify a **Town**.', 'text | Town'],
    ['Enter the **Town** of the bus.', 'text | Town'],
    ['Enter **Lund**.', 'text | - | Lund'],
    ['Select the Route number.', 'choose | Route number'],
    ['Select the Route number created with the bus.', 'choose | Route number'],
    ['Define the Average travel time of the bus.', 'text | Average travel time'],
    ['Set the Service life of the bus, in years.', 'choose | Service life'],
    ['Select the Town where the bus stops.', 'choose | Town'],
    ['Enter the Route number to find the bus.', 'text | Route number'],
    ['For **Town**, enter the town of the bus.', 'text | Town'],
    ['On the Bus, enter a name.', 'text | -'],
    ['In the Note that appears, enter a name.', 'text | -'],
    ['In the Formula, enter a reference to the bus.', 'text | Formula'],
    ['Enter the number of days in the Period for night traffic.', 'number | Period for night traffic'],
    ['Enter the number of days in the USA Period.', 'number | USA Period'],
    ['In the File name, select a file that holds the routes.', 'choose | File name'],
    ['Enter a new value for the Route ID, and then select **OK**.', 'text | Route ID'],
    ['Define the Town field with the town of the bus.', 'text | Town'],
    ['In the **Town** field, add a description of the town.', 'text | Town'],
    ['In this example you can set the Town To field to 2.', 'number | Town To | 2'],
    ['Expand the **Town** range.', 'navigate | Town'],
    ['Select the Night bus for this procedure.', 'choose | -'],
    ['For example, you can enter the Route number.', 'text | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

describe('each of several names is an act', () => {
  test.each([
    ['In the **Town** and **Bus** fields, type values.', ['Town', 'Bus']],
    ['Enter values in the Size form and the Round-off fields.', ['Size form', 'Round-off']],
    ['In the **Town** field and the **Bus**, enter the names.', ['Town', 'Bus']],
    ['For each route, choose the **Night** and **Day** check boxes.', ['Night', 'Day']],
    ['Fill in the **Town** and **Bus No.** fields.', ['Town', 'Bus No.']],
    ['**From** and **To** – Define the period when the bus runs.', ['From', 'To']],
    ['Enter or select values in the **Town**, **Bus**, and **Day** fields.', ['Town', 'Bus', 'Day']],
    ['Expand the **Town** and **Bus** FactBoxes to see the routes.', ['Town', 'Bus']],
    ['Clear the **Night** and **Day** check boxes.', ['Night', 'Day']],
    ['Enter a name in the **Town** field and a number in the **Bus** field.', ['Town', 'Bus']],
    ['Set the **Town** field to **Lund** and the **Bus** field to **12**.', ['Town', 'Bus']],
    ['Close the **Town** and **Bus** pages.', ['Town', 'Bus']],
    ['**Town** and **Bus** – Select a town and a bus.', ['Town', 'Bus']],
  ])('%s', (sentence, labels) => {
    const { label, further } = says('en', sentence)
    expect([label, ...further.map((other) => other.label)]).toEqual(labels)
  })

  test('each keeps the value that is its own', () => {
    const sentence = 'Set the **Town** field to **Lund** and the **Bus** field to **12**.'
    const { value, further } = says('en', sentence)
    expect([value, ...further.map((other) => other.value)]).toEqual(['Lund', '12'])
  })

  test('in the tree, each of them is a node', () => {
    const { kind, value, further } = says('en', 'In the tree, select **Town\\Bus** and **Day**.')
    expect([kind, value, ...further.map((other) => other.value)]).toEqual(['tree', 'Town\\Bus', 'Day'])
  })
})

describe('what stands in quotation marks may hold some of its own', () => {
  test.each([
    ["In the tree, select 'All drivers' routes (old)'.", "tree | - | All drivers' routes (old)"],
    ["In the tree, select 'old: Table 'Bus' = model.Bus'.", "tree | - | old: Table 'Bus' = model.Bus"],
    ["In the Formula field, enter 'LIST('$Bus', '.", "text | Formula | LIST('$Bus',"],
    ["In the tree, select 'Bus' and 'Day'.", 'tree | - | Bus'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})

test('what is clicked next may stand without its verb', () => {
  const { label, further } = says('en', 'Click **Edit** and then **Insert** to add a town.')
  expect([label, ...further.map((other) => other.label)]).toEqual(['Edit', 'Insert'])
})

describe('what stands around the act does not hide it', () => {
  test.each([
    ["Note: Set the Traffic field to 'Night'.", 'choose | Traffic | Night'],
    ['Note that the town is set.', 'note | -'],
    ['In the **Stops** grid, select **New**.', 'press | New'],
    ['In the **New stop** drop-down dialog box, enter a value in the **Town** field.', 'text | Town'],
    ['In the **Stops** table, select the first row', 'choose | -'],
    ['Next to **Town**, select **Edit**.', 'press | Edit'],
    ['Double-click **Bus 12**.', 'press | Bus 12'],
    ['If the bus is full, on the Action Pane, on the **Bus** tab, select **New**.', 'press | New'],
    ["For example: Enter 'LUND'.", 'text | - | LUND'],
    ['Go to **Bus routes** by entering it in the search bar.', 'navigate | Bus routes'],
    ["Click the link on the 'Night traffic' policy.", 'press | Night traffic'],
    ['Add the Night bus as a source.', 'manual | -'],
    ['Click the arrow to expand or collapse the Night section.', 'navigate | Night'],
    ['When the bus is full, on the **Routes** page, select the **New** link.', 'press | New'],
    [
      'To use it for a bus, a tram, a route, or a town, select a value in the **Town** field.',
      'choose | Town',
    ],
    ['Click the **Unlock** icon at the top of the page.', 'press | Unlock'],
    ['Enter an amount that can be seen in the Total field.', 'number | -'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})
