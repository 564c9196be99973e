using Dashboard.Core;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>What people ask at work: programs, data, letters, sales, law, research.</summary>
internal static class WorkSubjects
{
    public static Subject Software { get; } = new("software", Capabilities.SoftwareEngineering, """
        ask: {why} {own} {symptom} {when}? {?tried}|{make} {own} so that it {goal}. {?rule}|{err} in {file} at line {num}, {plea}|{how} {task} in {lang} {?with}?
        |write {a} {lang} {unit} that {does} {object}. {?rule}|review this and tell me {concern}:~{code}|{plea}:~{code}|what does {own} do here?~{code}
        |i get {err} after {change}. {?tried} {plea}|convert {own} from {lang} to {lang}. {?rule}|is it ok to {task} when {when2}? {?tried}|explain {concept} {like}
        |add tests for {own} in {file}, {?rule}|we have {num} {object} and {own} takes {num} seconds, {goal2}|{concept} vs {concept} for {object}, which one?
        why: why does|any idea why|not sure why|can you see why|trying to work out why|tell me why
        make: change|rewrite|refactor|extend|rework|please modify|clean up|simplify
        symptom: return null|crash|loop forever|lose the last item|ignore the filter|deadlock|leak memory|fail only in production|print twice|time out|swallow the exception
        |drop the first row|reconnect all the time|show the old value|round wrongly|break on windows line endings
        when: when the list is empty|after a restart|with two threads|on big files|behind the proxy|if the clock jumps|on the second call|under load|in debug mode|when {num} users log in
        when2: the table is locked|the file is still being written|the browser is offline|there is no index|the user is not signed in|the schema may change
        tried: i tried {change} already.|logs say nothing.|works on my machine.|it was fine until {change}.|the docs mention {concept} but nothing else.|no stack trace.
        goal: handles empty input|streams instead of loading everything|is easier to test|does not allocate|keeps the order|accepts several formats|can be cancelled
        |logs what it skipped|retries with backoff|works without {concept}|stops at the first error|returns a result instead of throwing
        goal2: how do i get it under a second|what would you measure first|where is the time going|is an index enough or should i cache
        rule: no extra dependencies.|keep the public signature.|must run on {lang} {small}.|comments in plain english.|use {concept}.|tabs not spaces.|don't touch {file}.
        how: how do i|what's the best way to|is there a clean way to|fastest way to|how would you|can i
        task: debounce a search box|paginate {object}|mock the clock|read a csv with quotes|sign a request|watch a folder|run migrations in ci|share state between tabs
        |deduplicate {object}|upload in chunks|roll back half a deployment|parse dates in {num} formats|pin a transitive dependency|profile startup
        |version an api|rotate keys|lint only changed files|write a custom iterator|batch inserts|render a tree lazily
        with: with {concept}|without {concept}|using only the standard library|in a monorepo|for a small team
        lang: python|typescript|c#|go|rust|java|sql|bash|kotlin|php|c++|swift|ruby|elixir|scala|powershell
        a: a|a small|an async|a generic|a thread-safe|a recursive|a minimal
        unit: function|class|script|cli|middleware|query|hook|decorator|test fixture|service|parser
        does: groups|validates|merges|caches|sorts|streams|diffs|retries|paginates|compresses|anonymises|reconciles
        object: orders|log lines|sensor readings|invoices|git commits|users|image tiles|web hooks|price quotes|bank statements|calendar events|nested json|geo points
        |audit entries|support tickets|shipping labels|feature flags|translations|metrics|search results
        concern: what can go wrong|if the locking is right|whether it scales|what you would rename|if this leaks|about security problems|if tests miss something
        code: {fn}({word}, {num})~if {word} is None: return {num}|for ({word} in {fn}()) « {fn}({word}) »|SELECT {word}, count(*) FROM {word} WHERE {word} > {num} GROUP BY 1
        |def {fn}(self, {word}):~    return self.{word}[{num}:] + {fn}({word})|const {word} = await {fn}({num}); if (!{word}) throw new Error('{word}')
        |public int {word}() => {fn}(x => x * {num});|let {word} = {fn}().map({fn}).take({num}).collect();
        err: TypeError|a 502|"connection reset"|NullReferenceException|a segfault|"permission denied"|exit code {num}|a merge conflict|error E0{num}|"module not found"|a flaky test
        |"out of memory"|a cors error|"deadline exceeded"|an infinite redirect
        change: upgrading {word}|renaming {own}|switching to {concept}|moving it into a container|the last deploy|turning on strict mode|adding an index|clearing the cache
        concept: dependency injection|event sourcing|a mutex|optimistic locking|generators|web workers|a bloom filter|async streams|feature flags|cqrs|memoization|grpc
        |a message queue|type guards|server components|row level security|zero copy|consistent hashing|structured logging|a state machine|immutability|back pressure
        like: like i'm new to it|with an example|in three sentences|and when not to use it|with the trade offs|for a code review comment
        plea: what's wrong|fix this|please help|how do i fix it|can you spot the bug|what am i missing|make it work
        small: 8|11|3.9|20|17|1.21|5.4
        """, """
        more: now add {unit}|and with {concept}?|still {err}|same but in {lang}|that {symptom2}|can you {goal3}|what about {when}|ok and the tests?|use {own} instead|rename it to {word}
        symptom2: returns the wrong type|doesn't compile|is slower|works, but {file} now fails|misses the case where {when2}
        goal3: make it shorter|split it up|add types|explain line {num}|handle errors|show only the diff
        """);

    public static Subject Data { get; } = new("data", Capabilities.DataAnalysis, """
        ask: i have {num} rows of {data} with {col}, {col} and {col}. {want}|{want} for {data} in {tool}|which test compares {col} between {groups}? {?note}
        |excel formula that {formula} in column {letter}|{tool}: {want}, grouped by {col}|chart of {col} by {col}, {chart} or {chart}?|is {num}% {change} in {col} meaningful with {num} samples?
        |clean this column of {data}: {dirty}. {?note}|sql to find {finding} in {data}|explain {stat} to {who}|forecast {col} from {num} months of {data}, {?note}
        data: web traffic|clinic visits|sales by store|survey answers|energy meters|call centre logs|football results|rent prices|exam marks|delivery times|donations|soil samples
        |loan applications|machine faults|bird counts|payroll|patent filings|newsletter opens
        col: region|age band|revenue|date|customer id|duration|score|postcode|returns|temperature|channel|weight|satisfaction|unit price|wait time|headcount
        want: what would you look at first|plot the trend|remove duplicates|find outliers|build a pivot|do a regression|join it with last year|compute a rolling mean|segment the customers
        |spot seasonality|summarise it for a slide|impute the missing values|check the totals
        tool: pandas|excel|r|power bi|tableau|sql|google sheets|polars|spss|stata|duckdb
        groups: two shops|three classes|before and after|men and women|weekdays and weekends|old and new customers|{num} sites
        formula: counts unique values|looks up the last match|splits names|sums by month|flags weekends|ranks within a group|finds the second largest
        letter: B|C|F|K|AA|D
        chart: bars|a heat map|a box plot|lines|a scatter|a treemap|small multiples
        change: rise|drop|difference|gap|jump
        dirty: dates in three formats|spaces and capitals|euro and dollar signs|names twice|"n/a" and 0 mixed|commas as decimal points
        finding: customers without orders|gaps in dates|pairs with the same address|the top {num} per region|months below average|orphans
        stat: a p value|confidence intervals|r squared|standard error|confounding|a log scale|survivorship bias|the median|overfitting
        who: my manager|a board|students|a sales team|my grandmother|a journalist
        note: sample is small.|not normal.|lots of zeros.|some are missing.|two sources disagree.|only weekly data.
        """, "more: and by {col}?|as a table please|exclude {data} from {own}|what if i drop {num}%|in {tool} instead|why that test|now the {chart}|which is the outlier");

    public static Subject Office { get; } = new("office", Capabilities.General, """
        ask: {write} {doc} to {who} about {matter}. {?tone}|make this {sound}: {?opening} we {did} {matter} and {ask2}|reply to {who} who {said}. {?tone}|agenda for {num} minutes on {matter}
        |summarise in {num} bullet points: {body}|{num} subject lines for {doc} on {matter}|turn these notes into {doc}: {body}|shorter: {body}
        |how do i tell {who} that {bad} without {fear}?|performance review for {name}, who {did2}|is "{phrase}" right in {doc}?|job ad for {role} in {place}, {?tone}
        write: write|draft|help me write|i need|compose|put together
        doc: an email|a short note|a memo|a letter|a project update|minutes|a proposal|a cover letter|a reminder|an apology|an announcement|a complaint|a reference|a newsletter item
        who: a client|my boss|the landlord|{name} in accounting|a supplier|the whole team|a candidate|the board|a former colleague|our insurer|the works council|a partner in {place}
        matter: the late delivery|moving offices|the new booking tool|overtime in {month}|invoice {num}|the {own} contract|holiday cover|the audit|a price rise of {num}%|the open day
        |parental leave|the broken lift|our trade fair stand|parking|the pilot with {name}|data protection training|the budget for {month}|a missed call
        tone: friendly but firm.|very formal.|no jargon.|under {num} words.|not too pushy.|sound human.|with a clear deadline.|warm.|for non native readers.
        sound: more polite|less stiff|clearer|shorter|more confident|less apologetic|professional
        opening: as discussed,|sorry for the delay,|further to my call,|hope you are well,
        did: postponed|approved|forgot|checked|have to cancel|are reviewing|sorted out
        ask2: need an answer by {month}|would like to meet|hope that is fine|wonder who signs|must tell {name}
        said: wants a discount|is upset about {matter}|asked for my salary|has not paid|sent the wrong file|declined|keeps calling|asks for references
        body: met {name}, agreed on {matter}, open: {matter}, next step {month}|{matter} is late because {name} left, costs up {num}%|visitors {num}, complaints {num}, {matter} still open
        bad: we chose someone else|the price goes up|i am leaving|the project stops|their work was not good|we lost the parcel
        fear: losing them|sounding cold|a dispute|promising anything|blaming {name}
        did2: joined in {month}|handled {matter} well|is often late|leads {num} people|learned fast|needs more initiative
        phrase: please find attached|revert back|as per my email|looking forward to hear|kindly do the needful|at your earliest convenience
        role: a warehouse lead|a paralegal|a nurse|a junior accountant|a shop manager|a tram driver|a lab technician|a chef|an office assistant
        month: january|february|march|april|may|june|july|september|october|november|monday|friday|next week|q3
        """, "more: less formal|add a deadline|sign as {name}|shorter|in two versions|drop the second paragraph|more direct|mention {matter}|now a subject line");

    public static Subject Selling { get; } = new("selling", Capabilities.General, """
        ask: {num} {item} for {product} aimed at {people}|{item} about {product}, {voice}|name ideas for {product}|product description: {product}, {feature}, {feature}. {voice}
        |how should {product} be priced against {name}?|who would buy {product}?|rewrite for {people}: {product}, {feature}|30 day plan to promote {product} with {num} euros|{item} that mentions {feature}
        item: instagram captions|ad headlines|a landing page|blog titles|a flyer text|push messages|a radio spot|hashtags|a sales call script|faq entries|a press release|tweets
        product: handmade soap|a {place} walking tour|a yoga studio|our {own} app|second hand bikes|a bakery|a dog sitter service|organic wine|tax software for freelancers|a podcast on {own}
        |wooden toys|an escape room|solar panels|a language course|reusable bottles|a wedding band|a repair cafe|honey from {place}
        people: parents|students|retired couples|small firms|runners|tourists|first time buyers|dentists|gamers|gardeners
        voice: playful|no exclamation marks|serious|with a pun|like a friend|short|luxurious but not silly
        feature: vegan|open on sundays|made in {place}|{num} years of guarantee|free trial|delivered by bike|no contract|award from {name}|only {num} left|refillable
        """, "more: funnier|another {num}|shorter|less salesy|for {people}|without emojis|with {feature}");

    public static Subject Research { get; } = new("research", Capabilities.General, """
        ask: what is known about {topic} and {topic}?|summarise the debate on {topic} {?since}|counterarguments to "{claim}"|how would you test whether {claim}?|explain {topic} {depth}
        |outline for a paper on {topic} in {place}|difference between {topic} and {topic}|is it true that {claim}? {?since}|what methods are used to study {topic}?|critique this abstract: {claim}; we study {topic} in {num} cases
        topic: soil carbon|urban heat|bilingual children|antibiotic resistance|medieval guilds|sleep and memory|coral bleaching|minimum wages|prion diseases|dark matter|consensus protocols
        |the placebo effect|ice cores|gut bacteria|land reform|turbulence|plate tectonics|voting systems|microplastics|attention|crispr|trade routes|dialects of {place}|migration of storks
        claim: {topic} drives {topic}|{topic} is overrated|there is no link between {topic} and {topic}|{topic} declined since 19{small}|cities make {topic} worse|{topic} can be reversed
        since: in the last ten years|since {name} 20{small}|with sources|outside europe|without jargon
        depth: for a first year student|in depth|with an analogy|in one paragraph|mathematically|historically
        small: 04|10|12|15|18|21|63|71|85|92
        """, "more: sources?|and in {place}?|what is the weakest point|more on {topic}|how large is the effect|simpler please|who disagrees");

    public static IReadOnlyList<Subject> All { get; } = [Software, Data, Office, Selling, Research];
}
