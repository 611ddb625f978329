/** What fictional people are named from. Surnames are put together, so that they are many and nobody's in particular. */
export const firstNames: readonly string[] =
  `Adeola Agnieszka Alun Amina Andrei Anwen Aroha Bartek Beatriz Blessing Bogdan Bronwen Caitlin Carys Chidi Dafydd Delroy
  Dilnoza Ebony Eirian Elodie Emeka Farida Fergus Gethin Grazyna Gwilym Hamid Hettie Ilinca Iona Jarek Kadeem Kerensa Kofi Lorcan Lowri
  Magda Malachy Meera Mireille Nadia Nerys Niamh Obinna Padraig Parveen Petra Quentin Rafiq Rhodri Roisin Sabina Sefton Shanelle Steffan
  Tadeusz Tamsin Tegan Uchenna Verity Wanda Winston Yasmin Yusra Zeynep`.split(/\s+/)

export const surnameBeginnings: readonly string[] =
  `Alder Amber Ash Barrow Birch Black Bram Broad Bucking Calder Cole Copper Crow Dun Elder Fair Fern Field Flax Glen Gold Gorse Hallow
  Hart Hazel Heather Holm Ives Kestrel Kings Lark Linden Long Mallow Marl Merle Moor Nettle Oaken Otter Pen Quarry Raven Reed Rowan Rush
  Sedge Silver Stoke Swan Thorn Under Wren Yarrow`.split(/\s+/)

export const surnameEnds: readonly string[] =
  'by combe cote croft dale den ford gate ham hurst ley mere more stead ton wick wood worth'.split(' ')

export const areas: readonly string[] = [
  'Northgate',
  'Millbrook',
  'Easton',
  'Harrow Lane',
  'Fernhill',
  'Weir End',
]

export const rooms: readonly string[] = [
  'Room 1, Northgate office',
  'Room 3, Northgate office',
  'Easton office',
  'Fernhill family centre',
]

export const priorities: readonly (string | null)[] = [
  null,
  null,
  'Two police call-outs in the month before the referral.',
  'Baby expected this winter.',
  'Works nights; mornings only.',
  'Report for court due; discuss with the manager first.',
]

export const heldSummaries: readonly string[] = [
  'Wary at first, then talked about wanting calmer evenings. Took the exercise home to go on with.',
  'Came on time. Spoke of the last argument without being asked, and stopped to think.',
  'Tired after work. Went through the plan, and agreed who to ring when it gets too much.',
]

export const requestReasons: readonly string[] = [
  'Shouting and broken things at home, heard by the children; the school rang.',
  'Threats by text message after the separation.',
  'Pushed the partner during an argument over money; a neighbour called the police.',
]

export const waitingReasons: readonly string[] = [
  'Police called twice in the summer; sees the children at weekends.',
  'Living together, and a call-out last week.',
  'No contact since March; wants to see the children again.',
]
