using Dashboard.Core;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>What people ask at home and for school: cooking, travel, health, homework, stories, money, gardens, games.</summary>
internal static class HomeSubjects
{
    public static Subject Cooking { get; } = new("cooking", Capabilities.General, """
        ask: what can i cook with {food}, {food} and {food}? {?limit}|recipe for {dish} {?limit}|can i replace {food} with {food} in {dish}?|how long does {dish} keep?|my {dish} is {bad}, what did i do wrong?
        |week plan for {num} people, {limit}|convert {num} cups of {food} to grams|wine with {dish}?|how do you {tech} {food}|{dish} like in {place}
        food: leeks|chickpeas|pork belly|mango|feta|rice noodles|eggs|buckwheat|pumpkin|sardines|tofu|rhubarb|lamb|fennel|mushrooms|quark|sweet potato|coconut milk|spinach|lentils|anchovies|beetroot|okra|barley
        dish: risotto|lasagne|ramen|sourdough|goulash|shakshuka|apple cake|pad thai|paella|dal|pierogi|tiramisu|moussaka|pho|quiche|gnocchi|jollof|ceviche|focaccia|borscht|curry|plum jam
        limit: no dairy.|under {num} minutes.|for kids.|cheap.|gluten free.|only one pan.|without oven.|low salt.|vegetarian.|for {num} guests.
        bad: too dry|watery|bitter|burnt below and raw above|flat|too salty|grainy|falling apart
        tech: blanch|cure|braise|proof|toast|pickle|debone|caramelise|temper
        """, "more: without {food}?|for {num} people|how hot|which pan|and dessert?|can i freeze it|less {food}");

    public static Subject Travel { get; } = new("travel", Capabilities.General, """
        ask: {num} days in {place} with {who}, {likes}|is {month} a good time for {place}?|{place} or {place} for {likes}?|train from {place} to {place} with {who}|packing list for {place} in {month}
        |what should i not miss in {place} if i like {likes}|how expensive is {place} for {who}|visa for {place} with a {num} day stay|quiet beaches near {place}|itinerary {place}, {place}, {place} by {by}
        who: two kids|my parents|a dog|a baby|friends|nobody else|a wheelchair|{num} students
        likes: hiking|old churches|street food|diving|no crowds|trains|modern art|birds|thermal baths|night life|vineyards|castles
        month: march|may|early june|august|october|winter|easter|the rainy season
        by: bike|car|train|ferry|bus|on foot
        """, "more: cheaper|with rain|one day less|where to eat|and {place}?|how far is that|by {by}?");

    public static Subject Health { get; } = new("health", Capabilities.General, """
        ask: {part} hurts when i {move}, what could it be?|is it normal to {state} after {event}?|{num} week plan to {aim} {?limit}|how much {stuff} a day for {who}?|can i take {stuff} with {stuff}?
        |exercises for {part} without equipment|what do {value} of {num} mean?|how do i sleep better when {trouble}|i {state} for {num} days, should i see a doctor?|stretching before {move}, yes or no
        part: my knee|my lower back|the left shoulder|my heel|my neck|the wrist|my jaw|my hip|the calf
        move: climb stairs|run|sit long|lift my arm|swim|cycle|wake up|squat|type
        state: feel dizzy|sweat at night|cough|lose weight|have no appetite|be tired|get headaches|wake at four
        event: the flu|a vaccination|stopping coffee|a long flight|surgery|giving birth|changing pills|{num} km
        aim: run {num} km|lose {num} kilos|do a pull up|fix posture|start yoga|get ready for skiing
        limit: with bad knees.|in the evening.|for a beginner.|over 60.|with asthma.|{num} minutes a day.
        stuff: magnesium|ibuprofen|vitamin d|protein|iron|melatonin|coffee|zinc|water|antihistamines
        who: a teenager|an adult of {num} kg|pregnant women|my father|a runner|vegans
        value: liver values|ferritin|a blood pressure|a resting pulse|tsh|cholesterol
        trouble: my neighbour is loud|i work shifts|i think too much|the baby cries|it is hot
        """, "more: and if it gets worse|how often|without {stuff}|is that dangerous|for how long|what else helps");

    public static Subject School { get; } = new("school", Capabilities.General, """
        ask: {verb} {maths}|{verb} why {science}|essay on {book}, {num} words, {view}|what is the theme of {book}?|quiz me on {science2} with {num} questions|i don't understand {maths2}, {plea}
        |{book}: how does {name} change?|translate into {tongue}: {sentence}|correct my {tongue}: {sentence}|three arguments for and against {debate}|timeline of {past}|what caused {past}?
        |explain {science2} for a presentation of {num} minutes|homework: {maths}. only hints
        verb: solve|help me with|show the steps for|check|explain
        maths: {num}x + {num} = {num}|the derivative of x^{small} e^{small}x|a triangle with sides {num}, {num}, {num}|the integral of sin({small}x)|log of {num} to base {small}|{num}% of {num}
        |the probability of two sixes in {small} throws|a line through ({small},{small}) and ({num},{small})|{num} divided by {num} without calculator
        maths2: vectors|limits|fractions|complex numbers|proof by induction|matrices|logarithms|standard deviation|trig identities
        science: ice floats|the sky is red at sunset|cells divide|metals conduct|there are seasons|salt melts snow|leaves turn yellow|a magnet loses strength
        science2: photosynthesis|the water cycle|redox reactions|genetics|electric circuits|plate tectonics|acids and bases|the periodic table|enzymes|waves|the kidney
        book: a novel by {name}|romeo and juliet|faust|the odyssey|an elegy|frankenstein|macbeth|the metamorphosis|a short story on {own}|don quixote|animal farm
        view: first person|critical|with quotes|comparing two scenes|for grade {small}
        tongue: french|latin|german|spanish|english|italian|japanese
        sentence: yesterday {name} has went to {place}|the {own} which i saw was old|we would have come if it had not rained|i am agree with {name}
        debate: school uniforms|homework|nuclear power|zoos|phones in class|voting at 16|free buses|animal testing
        past: the french revolution|the fall of rome|the cold war|the black death|the first world war|the silk road|the potato famine|the reformation|suez
        small: 2|3|4|5|6|7|8|9
        plea: please go slowly|give me an example|test is on monday|what is the trick
        """, "more: why|next one|i got {num}|another example|so it is {num}?|easier words|check my answer: {num}|what about {maths2}");

    public static Subject Stories { get; } = new("stories", Capabilities.General, """
        ask: {form} about {hero} who {plot} in {place}. {?mood}|continue: {hero} {plot}, but {twist}|{num} names for {hero}|world building: a town where {twist}|dialogue between {hero} and {hero} about {own}
        |rewrite in the voice of {hero}: {name} {plot}|plot holes? {hero} {plot}, then {twist}, the end|first line for {form} about {own}|bedtime story with {hero} and {hero} for {name}
        form: a short story|a poem|a limerick|a chapter|song lyrics|a monologue|a fable|a ghost story|a haiku|a comic script
        hero: a lighthouse keeper|a talking crow|{name} the smuggler|a retired detective|twins|a clockmaker|a nervous dragon|the last librarian|a space plumber|a baker's apprentice|a queen without land
        plot: loses a key|finds {own}|must cross the river|hides a letter|waits for {name}|forgets a name|builds a boat|is accused of theft|inherits a mill|wakes {num} years later
        twist: nobody sleeps|the map is wrong|it snows in july|{name} was dead all along|lies are taxed|the sea is gone|animals vote
        mood: sad ending.|funny.|no magic.|in rhyme.|dark.|for children.|under {num} words.|second person.
        """, "more: darker|longer|give {name} a secret|change the ending|more dialogue|next chapter|less kitsch");

    public static Subject Money { get; } = new("money", Capabilities.General, """
        ask: {debt} of {num}00 at {small}%, {q}|how is {tax} treated in {place}?|can my landlord {act}?|contract says "{clause}", what does it mean?|{saving} or {saving} for {num} years?|budget for {income} a month {with}
        |do i need {insurance} if {situation}|letter of objection against {bill}|what happens to {own} when {situation}|how do i split {bill} between {small} people
        debt: a loan|a mortgage|a car credit|student debt
        q: what is the monthly rate|when am i done|is paying early worth it|total interest?
        tax: a second job|home office|dividends|an inheritance|a solar roof|renting a room|a gift of {num}00|crypto
        act: raise the rent by {small}%|keep the deposit|enter without notice|forbid a cat|end the lease|charge for painting
        clause: joint and several|force majeure|tacit renewal|best efforts|subject to change|at will
        saving: an index fund|a savings account|gold|paying off the house|bonds|a pension plan
        income: {num}0|1{num}|2{num}
        with: with two kids|in {place}|as a student|on one salary|with debts
        insurance: liability cover|legal cover|travel cover|income protection|dental cover
        situation: i move abroad|we separate|i am self-employed|my car is old|i sell the flat|a parent dies
        bill: the heating bill|a parking fine|the phone bill|a dentist's bill|a tax notice|the holiday costs
        small: 2|3|4|5|6|1.9|3.5
        """, "more: and with {num}% down|what law is that|example please|who pays|what if {situation}|in a table");

    public static Subject Garden { get; } = new("garden", Capabilities.General, """
        ask: {plant} has {sick}, what is it?|when do i {care} {plant} in {place}?|{fix} {part}, which {tool}?|can {plant} grow next to {plant}?|{part} is {broken}, repair or replace?
        |how much {stuff} for {num} square metres|first garden, {soil}, {num} square metres, ideas?|noise from {part} {when}|paint {part} {when}?|plants for {soil}
        plant: my tomatoes|the lemon tree|roses|basil|a fig|hydrangeas|courgettes|an orchid|the lawn|blueberries|a maple|box hedge|lavender|my monstera|peas
        sick: yellow leaves|white dust|holes|brown tips|black spots|sticky leaves|no flowers|mould
        care: prune|sow|repot|feed|cut back|harvest|water|cover
        fix: how do i fix|mount|remove|seal|sand|level|insulate
        part: the kitchen tap|a wooden door|the shed roof|the heating|a garden wall|the washing machine|the bike brake|laminate floor|the gutter|a loose socket|the tiles|my drill
        broken: dripping|rusty|cracked|blocked|wobbly|too loud|swollen|leaking
        tool: screws|glue|sandpaper|drill bit|sealant|saw|paint
        stuff: compost|gravel|paint|seed|mortar|mulch
        soil: clay|sand|shade|a balcony|a slope|full sun|acid soil
        when: at night|in winter|since yesterday|after rain|before frost
        """, "more: organic?|how deep|which brand|photo attached, same thing?|and {plant}?|is it safe");

    public static Subject Play { get; } = new("play", Capabilities.General, """
        ask: best build for {class} in {game}|how do i beat {foe} at level {num}?|house rules for {board} with {num} players|dnd: {class} who {trait}, backstory please|{game} like {game} but {want}
        |chess: is {open} good against {open}?|name for my {class} in {game}|riddles for a treasure hunt about {own}, {num} of them|random encounter in {place}|trivia on {topic}, hard
        class: a rogue|my paladin|a necromancer|a healer|an archer|the tank|a druid|a bard|an engineer
        game: {own} online|a farming sim|a roguelike|{name}'s quest|a city builder|an old rts|a space trader|a soulslike
        foe: the third boss|{name} the cruel|the spider queen|the final gate|raid week {num}|the twin knights
        board: a trading game|monopoly|a deck builder|charades|poker|werewolf|mahjong|rummy
        trait: fears water|is cursed|owes {name} money|cannot lie|was a monk|hates elves
        want: shorter|with co-op|without grind|on a phone|less cute|for kids
        open: the sicilian|the london|the caro-kann|the king's gambit|the scandinavian|the french
        topic: 90s music|rivers|cheese|space flight|opera|tennis|capital cities|mushrooms
        """, "more: with other gear|harder|one more|what level|solo?|and against {foe}");

    public static IReadOnlyList<Subject> All { get; } = [Cooking, Travel, Health, School, Stories, Money, Garden, Play];
}
