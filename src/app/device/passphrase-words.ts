/** 256 plain words of our own choosing, so that one random byte draws one. */
export const passphraseWords: readonly string[] =
  `acorn amber anchor apple apron arrow atlas autumn badge bagel bakery ballad bamboo banjo barley barrel
  basil basket beacon beaver bellow bench berry bicycle biscuit blanket blossom bonnet bottle boulder bracket branch
  bread breeze bridge bronze brush bubble bucket budget button cabin cactus camel candle canoe canvas carbon
  carpet carrot castle cedar cellar chalk cheese cherry chess cider circle clover coast cobalt coffee comet
  compass copper coral cotton cradle crayon cricket crystal cushion daisy dancer desert diagram dinner dolphin domino
  donkey dragon drawer dune eagle easel echo elbow ember engine falcon feather fennel fern fiddle field
  finch flannel flute forest fossil fountain fridge frost gallery garden garlic gazelle ginger glacier glove goose
  granite grape gravel guitar hammer hammock harbour hazel heather hedge helmet heron hickory honey horizon icicle
  igloo island ivory jacket jaguar jasmine jigsaw jungle kayak kernel kettle kitten ladder lagoon lantern lasso
  lemon lilac linen lizard lobster locket lotus magnet mango maple marble market meadow melon mirror mitten
  monsoon mosaic mountain muffin mustard napkin nectar needle nickel nutmeg oak oasis oatmeal ocean olive onion
  orbit orchard otter oyster paddle panda panther paper parade parcel parsley pasture pebble pelican pencil pepper
  piano pickle pigeon pillow pine planet plaza plum pocket pollen poppy prairie pudding puffin pumpkin puzzle
  quartz quill quilt rabbit radish raft rainbow raven ribbon river rocket rose saddle saffron sailor salmon
  sandal saturn scarf shovel silver slipper spider spruce squash stable starling stream sunrise tangle teapot thistle
  thunder timber tomato tractor trumpet tulip tunnel turnip umbrella valley vanilla velvet violin volcano waffle walnut`.split(
    /\s+/,
  )
