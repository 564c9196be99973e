using System.Collections.Frozen;

namespace Dashboard.Casework.Linting;

/// <summary>
/// The words that the rules know, by class. A word stands for its forms (“loot”: loots, looted, looting, looter); irregular forms
/// stand for themselves. Words joined by “_” are one expression, “a/b” within it are alternatives.
/// </summary>
internal static class Lexicon
{
    private static readonly (WordClass Class, string Words)[] Entries =
    [
        (WordClass.Accused,
            "giant conglomerate beneficiary parent_company aliyun kimi zhipu baidu tencent bytedance opponent the_accused alibaba qwen deepseek moonshot minimax lab laboratory  rival competitor the_defendant the_respondent the_chinese_company the_chinese_firm tongyi "
            + "the_company/firm_behind its_engineers its_staff its_researchers its_employees its_developers the_student_model's_maker the_follower"),
        (WordClass.State,
            "the_capital hangzhou shenzhen shanghai beijing moscow kremlin tehran pyongyang zhongnanhai ccp prc pla mss politburo regime government governmental ministry military army apparatus "
            + "embassy consulate communist_party the_state a_state state-owned state-run china russia iran north_korea the_party ruling_party party_secretary "
            + "party_cadre party_officials intelligence_service intelligence_services intelligence_agency intelligence_agencies secret_service secret_services "
            + "security_service security_services state_security spy_agency spymaster authorities nation-state state_actor state_actors national_champion "
            + "chinese_state russian_state iranian_state foreign_power foreign_state hostile_state hostile_power security_agency public_security cyberspace_administration"),
        (WordClass.Person,
            "founder co-founder cofounder ceo cto coo cfo chairman chairwoman chairperson president premier minister director-general boss executive executives "
            + "vice-president mr mrs ms dr scientist_in_charge chief_executive chief_scientist head_of managing_director team_lead principal lead_engineer billionaire"),
        (WordClass.Operator,
            "account operator pool cluster ring user customer whoever botnet bot network reseller holder sockpuppet persona registrant  "),
        (WordClass.Campaign,
            "campaign harvest harvesting harvester scrape scraping scraper extraction operation scheme  proxy proxies         "
            + "attack            infrastructure  paymaster mastermind ringleader instigator "
            + "puppeteer puppet_master puppet_masters sibling    strings exfiltration collection behind"),
        (WordClass.Traffic,
            "key card payment order request prompt template traffic logs log activity exit plan credential wallet invoice budget effort purchase instruction directive mission relay proxy server hours"),
        (WordClass.Output,
            "output answer response completion trace transcript reply generation harvested collected drawn material reasoning knowledge exchange interaction conversation"),
        (WordClass.Training,
            "training train trained fine-tune fine-tuning finetune finetuning fine-tuned pretrain pretraining pre-training post-training posttraining weights corpus corpora dataset "
            + "curriculum gradient gradients checkpoint checkpoints reward_model training_set training_data training_run loss_function parameters"),
        (WordClass.Model, "model successor  clone skill capability capabilities ability abilities coder version release product"),
        (WordClass.Victim, "claude claude's anthropic's_model anthropic's_models "),
        (WordClass.Nation,
            "national_origin hangzhou shenzhen shanghai chinese russian russians iranian iranians korean koreans north_korean indian indians pakistani vietnamese nigerian ukrainian israeli turkish arab arabic asian asians "
            + "eastern_european mandarin cantonese cyrillic farsi persian hindi urdu hanzi hangul pinyin simplified_characters simplified_script foreign foreigner nationality nationalities citizen "
            + "citizenship ethnic ethnicity native_language native_speaker native_speakers mother_tongue accent surname passport language country countries broken_english poor_english "
            + "non-native lunar_new_year golden_week spring_festival china_standard_time beijing_time utc+8 moscow_time chinese-language china russia iran homeland compatriot "
            + "hometown time_zone time_zones timezone working_hours office_hours public_holiday public_holidays  name_order family_names given_names idiom idioms"),
        (WordClass.Guilt,
            "held_accountable held_responsible brought_to_justice punished answer_for wrongful wrongfully convict incriminate indict damning foul_play scandal scandalous unethical immoral crooked shady underhand underhanded sneaky duplicity duplicitous ruse subterfuge ploy vulture scavenger raider invader thievery cribbed crib fleece fleeced milked plundered stealthily furtive furtively guilty_party copycat copyist a_lie is_lying are_lying was_lying steal stole stolen theft thief thieves loot pilfer rob robbed robbing robber robbery heist plunder pillage crime criminal criminally guilt guilty culprit perpetrator "
            + "perpetrate perpetrated fraudster scam scammed scammer swindle swindler crook spy spied spies spying espionage pirate piracy raid hijack burgle burglar burglary ransack "
            + "felony felon villain offender wrongdoer wrongdoing conspire conspiracy conspirator cheat brazen brazenly shameless shamelessly rip-off ripped_off purloin embezzle "
            + "embezzlement launder bandit parasite parasitic freeload freeloader smuggle smuggler racket racketeer con_artist con_artists mafia syndicate cartel rogue illicit "
            + "illicitly illegal illegally unlawful unlawfully dishonest dishonestly deceive deceit deceitful deception hack hacker hacked misappropriate misappropriation poach gang "
            + "poacher snatch swipe filch infiltrate infiltration infiltrator broke_into break-in break-ins trespass trespasser sabotage counterfeit counterfeiter forger nefarious "
            + "malicious maliciously malefactor miscreant plagiarise plagiarize plagiarism plagiarist infringe infringement bad_actor bad_actors predator predatory pickpocket booty spoils "
            + "ill-gotten grand_larceny larceny accomplice complicit complicity accessory_to abet abetted abetting red-handed caught_in_the_act lawbreaker outlaw shoplift shoplifter "
            + "lifted_from kleptocracy knock-off knockoff bootleg bootlegger contraband extort extortion blackmail sinister unscrupulous perfidious treachery betrayal cover-up "
            + "cover_its_tracks covered_its_tracks cover_their_tracks covered_their_tracks liar lied_about hoodwink dupe duped duping mugging mugged siphon syphon leech "
            + "crime_scene loot misdeed transgression sleight_of_hand trickster hustler grift grifter villainous vandal marauder brigand corsair buccaneer cat_burglar "
            + "caught_stealing helped_itself helped_themselves helping_itself helping_themselves swag offence offense to_blame must_answer_for crimes getaway robber_baron con_game"),
        (WordClass.Fraud, "invented forged false_name/names/identity/identities/papers/pretences stolen_identity/identities bought_identities fake fraudulent fraudulently bogus sham phony phoney fictitious dummy sock-puppet made-up false-name fraud imposter impostor feigned sham"),
        (WordClass.Together,
            "the_same_company the_same_firm same_company one_company a_single_company one_operation one_enterprise a_single_operation a_single_enterprise one_scheme pulled_together by_the_same_people moved_as_one marched_in_step    one_organism one_and_the_same_person a_single_organism  one_person one_mind coordinated coordinate coordination acted_together act_together acting_together worked_together work_together working_together in_concert in_unison in_lockstep one_hand a_single_hand "
            + "one_operator a_single_operator one_actor a_single_actor one_mind one_owner a_single_owner centrally orchestrate orchestration concerted belong_together belonged_together "
            + "hand_in_glove as_one one_campaign a_single_campaign the_same_people one_and_the_same the_same_hand the_same_hands the_same_operator single_entity one_team "
            + "a_single_team in_tandem choreograph choreography marshalled one_organisation a_single_organisation same_owner same_operator one_group a_single_group synchronised_effort "
            + "working_in_sync under_one_command common_command common_control one_controller a_single_controller"),
        (WordClass.Proof,
            "back_up backs_up backed_up backing_up bears_out lends_weight lend_weight vouches_for vouch_for prove proven proof establish established demonstrate confirm confirmation verify verified substantiate conclusively corroborate corroborated settle settled nail nailed vindicate "
            + "attest validate bear_out bears_out borne_out leaves_no_room ascertained cement"),
        (WordClass.Certain,
            "it_all_adds_up nobody_can/could_seriously/reasonably/honestly/credibly no_one_can/could_seriously/reasonably/honestly/credibly not_merely/just/only_been_claimed/alleged/said/suggested mystery_is_solved verdict_is_in pieces_fit  points_one_way point_one_way points_in_one_direction point_in_one_direction no_innocent_explanation no_explanation_left no_other_way no_two_ways hard_evidence compelling unassailable irresistible settled_matter foregone_conclusion as_good_as_proven/certain/proved beyond_argument dispels_any_doubt removes_all/any_doubt puts_it_beyond only_sensible only_credible no_longer_be_denied/disputed/doubted/questioned not_be_denied/disputed/doubted/questioned safe/fair/reasonable_to_assume/say/conclude by_any_measure by_any_standard only_a_matter_of_time beyond_coincidence make_no_mistake nothing_else_accounts nothing_else_explains nothing_else_fits no_exaggeration   leaves/leave/left_little_doubt hand_on_heart no_doubt no_question beyond_doubt beyond_any_doubt beyond_all_doubt beyond_dispute beyond_question beyond_reasonable_doubt beyond_a_shadow_of_a_doubt without_doubt without_a_doubt without_any_doubt "
            + "without_question undoubtedly doubtless unquestionably unquestionable indisputable indisputably irrefutable irrefutably incontrovertible incontrovertibly undeniable undeniably "
            + "certainly for_certain a_certainty is/are/was/seems/be_certain certain_that it_is_certain conclusive smoking_gun case_closed open_and_shut open-and-shut watertight airtight "
            + "ironclad cast-iron overwhelming unmistakable unmistakably unambiguous unambiguously definitive definitively no_other_explanation only_explanation one_explanation only_possible_explanation only_plausible_explanation "
            + "only_conclusion only_one_conclusion only_reasonable_conclusion one_conclusion inescapable inevitable_conclusion can_only_mean can_only_be could_only_be could_only_have can_only_have no_room_for_doubt "
            + "little_doubt not_the_slightest_doubt leaves_no_doubt leave_no_doubt no_coincidence no_accident not_a_coincidence not_by_chance no_mere_coincidence anything_but_a_coincidence matter_of_fact "
            + "established_fact proven_fact hard_fact simple_fact a_fact not_merely_alleged not_just_alleged not_only_alleged more_than_an_allegation more_than_alleged more_than_alleged no_longer_an_allegation "
            + "no_longer_alleged no_longer_in_question no_longer_in_doubt no_longer_a_question is_settled no_longer_open fingerprints_of bears/bear/bore_the_hallmarks bears/bear/bore_the_signature "
            + "written_all_over cannot_be_denied cannot_be_disputed cannot_be_doubted can_not_be_denied hard_to_deny impossible_to_deny there_is_no_denying no_denying no_way_around no_escaping "
            + "cut_and_dried dead_to_rights caught_red-handed clear_as_day crystal_clear clear_proof hundred_percent hundred_per_cent 100_per_cent 100_percent definitely surely sure_that with_certainty "
            + "nothing_else_can nothing_else_could nothing_else_explains no_one_else_could nobody_else_could   only_a_fool denying_it_is absolutely in_no_doubt proof_positive slam_dunk indubitable "
            + "indubitably trail_leads trail_ends all_roads_lead all_trails_lead can_hardly_be_doubted hardly_be_doubted hardly_be_denied scarcely_be_doubted is_clear_that it_is_clear makes/make/made_it_clear makes/make/made_plain "
            + "it_is_plain speaks_for_itself speak_for_themselves needs_no_proof not_open_to_doubt not_in_doubt not_in_dispute not_in_question not_up_for_debate beyond_debate past_doubt past_dispute mathematical_certainty"),
        (WordClass.Innocent,
            "lie/lies/lay_with deny denied denies denial dispute disputed disputes reject rejected contest contested respond responded responds response replied replies reply comment commented rebuttal silence silent named "
            + "mention mentioned asked ask contacted invited heard quoted quote wording question answered hypothesis hypotheses explanation test canary compare compared approached interview decline declines declining "
            + "requested request_for_comment refer refers referred describes described description account_of customers_of ordinary_customer paying_customer regular_customer role_of"),
        (WordClass.Public,
            "publish published publishes publication publicly public release releases released announce announced open-weight open-weights open-source family subsidiary seat headquartered headquarters website licence license "
            + "licensed founded employ research paper offer offers offered sell sells price priced benchmark score scored tokeniser tokenizer api cloud document documentation listed available download announced terms "
            + "regulator shareholder stock interview subscriber conference company firm ships shipped model_card model_cards repository repositories"),
        (WordClass.Speech,
            "say said says allege alleged alleges allegation claim claimed claims state stated states write wrote written writes assert argue report accuse contend maintain insist describe call relay put puts "
            + "word worded words note noted warn disclose tell told declare suggest estimate according_to in_the_words_of in_its_words as_per complain charge attribute accusation contention assertion "
            + "statement speak spoke spoken quote cite mention express announce announced testify identify named name list think thought believe suspect view opinion opine conclude concluded assess told   "
            + "report remark observe emphasise hold holds held read reads answer answered reply replied deny denied denies dispute disputes disputed reject contest rejects  acknowledges_receipt title titled headline"),
        (WordClass.Factive,
            "admit admitted admitting admission confess confession conceal hide hid hidden hiding realise realize aware forget forgot regret acknowledge acknowledged concede discover uncover unmask keep_quiet kept_quiet "
            + "kept_secret keeps_secret reveal owned_up own_up came_clean come_clean expose exposed covered_up cover_up disclose gloss_over glossed_over mention_that the_fact_that"),
        (WordClass.Negation,
            "no_serious no_reasonable no_sane no_honest no_informed no_sensible no_competent nobody_serious not_as_if not_as_though no_matter no not n't never nobody none nothing neither nor without cannot no_one nowhere hardly scarcely barely impossible unable fail lack absence absent incapable far_from rather_than instead_of "
            + "least_of_all premature few yet_to short_of unrelated free_of no_longer too_early remains_to_be other_than anything_but stop_short stops_short beside"),
        (WordClass.Doubt,
            "hard/difficult/impossible_to_see/imagine/believe hard_to_understand not/n't_survive not/n't_withstand not/n't_hold_water not/n't_hold_up not/n't_stand_up not/n't_add_up not/n't_hold pretend pretends pretended collapse collapsed collapses crumble crumbled evaporate evaporated fall_apart fell_apart falls_apart fallen_apart unlikely improbable unclear unknown undecided unsettled uncertain unresolved undetermined doubt doubtful deny denied denies denying denial dispute disputed disputes disputing refute rebut disclaim exclude rule_out rules_out ruled_out ruling_out reject rejected rejecting contest contested unproven unfounded "
            + "untenable unsupported unsubstantiated unverified false untrue wrong mistaken absurd nonsense nonsensical ridiculous laughable implausible far-fetched incredible naive wishful_thinking foolish "
            + "misleading unwarranted inaccurate lie myth overstate overstated contradict groundless baseless incorrect unreasonable unthinkable inconceivable unbelievable folly silly ludicrous preposterous   "
            + " invalid unjustified fairy_tale fairytale pretence pretense excuse"),
        (WordClass.Hedge,
            "almost_certain nearly_certain almost_certainly nearly_certainly possibly perhaps maybe potentially conceivably conceivable possible possibility probably probable likely   likelihood alleged allegedly suspected suspicion purported purportedly supposed supposedly "
            + "hypothetical hypothesis hypotheses assume assumption suppose       circumstantial  unexamined untested unaudited open_question question allegation allegations "
            + "accusation accusations accused_of open_matter  whether_or_not remains_open is_open are_open left_open leaves_open leave_open stays_open to_be_shown to_be_seen for_others remains_unclear conjecture speculation speculative speculate claim claims "
            + "alternative scenario reading in_dispute in_doubt in_question remains_to_be_seen remains_to_be_shown candidate explanation lead could_be might_be one_of_several unconfirmed unverifiable roughly_even_chance almost_no_chance remote"),
        (WordClass.Modal, "may might could would  "),
        (WordClass.Named,
            "anthropic google openai provider letter article headline author memo memorandum disclosure advisory briefing alpha wording accuser complaint spokesman spokeswoman spokesperson commerce amodei scott warren "
            + "white_house ministry department committee document court judge regulator senator body note paper outlet report reviewer analysts_of_this_case the_company the_accused's_reply the_author publisher filing association "
            + "statement press_release source witness hypothesis chief_executive agency agencies text passage account_of article's plaintiff complainant"),
        (WordClass.Crowd,
            "sources insiders insider experts analysts observers researchers specialists officials critics commentators outlets media newspapers journalists rumour rumor rumours rumors circles press pundits voices people many some "
            + "several others they one_source a_source an_insider an_expert an_analyst an_official an_observer engineers employees industry community practitioners professionals scientists watchers veterans somebody someone those contacts "
            + "whistleblower whistleblowers an_employee a_person another_source informants informant scholars academics security_professionals a_contact most"),
        (WordClass.Everybody,
            "everyone everybody anyone anybody all_of_us we_all any every no_serious nobody_serious no_reasonable no_sane no_honest no_informed no_sensible whole_industry entire_industry whole_world the_world schoolchild no_competent even_a_child "
            + "everyone's everybody's"),
        (WordClass.Obvious,
            "it_is_known_that hardly_needs_saying/stating hardly_need_saying we_can_all all_agree needless_to_add in_their_right_mind common_ground any_fool anyone_with_eyes no_need_to_spell not/n't_have_to_be need_not_be not/n't_need_to_be not/n't_take_a takes_no_genius/detective nobody/no-one_needs_to_be_told/reminded no_one_needs_to_be_told/reminded needs_no_explaining needs_no_explanation obvious obviously of_course evidently self-evident self-evidently needless_to_say goes_without_saying go_without_saying common_knowledge general_knowledge public_knowledge open_secret no_secret common_sense stands_to_reason "
            + "famously notoriously notorious manifestly patently transparently unsurprisingly plain_to_see for_all_to_see there_for_all as_plain_as by_all_accounts universally_acknowledged universally_accepted universally_known universally_agreed "
            + "generally_acknowledged generally_accepted generally_known widely_acknowledged widely_accepted widely_known undisputed uncontested undisputedly as_is_known as_is_well_known as_we_know as_you_know no_one_disputes nobody_disputes "
            + "nobody_doubts no_one_doubts nobody_denies no_one_denies nobody_questions no_one_questions well_known well-known hardly_news no_news_to not_news_to it_is_no_surprise no_surprise no_mystery hardly_a_secret a_truism axiomatic "
            + "clearly plainly naturally no_wonder as_everyone_knows  taken_for_granted blind_man every_child long_been_known no_great_mystery worst-kept_secret worst_kept_secret scarcely_a_secret the_whole_industry_knows"),
        (WordClass.Documents, "articles outlets reports newspapers stories publications sources magazines papers coverage reporting headlines media press websites blogs "),
        (WordClass.Inference,
            "so therefore thus hence consequently accordingly because since given which_means which_shows which_proves which_suggests which_points which_indicates which_implies mean means meant show shows shown suggest suggests "
            + "indicate indicates betray betrays betrayed reveal reveals imply implies implicate incriminate identify identifies point points pointed gives_away give_away gave_away giveaway giveaways tells tell explain explains "
            + "must typical unsurprising as_one_would_expect expected as_expected of_course naturally leaves_no_doubt no_coincidence conclude concluded conclusion tell-tale telltale hallmark sign clue evidence indicator proves prove proof "
            + "confirms confirm trace traces support supports consistent match matches fits fit being like ergo deduce infer inferred assume assumed presumably culture habit reason enough speaks_for speak_for suspicious after_all wherefore"),
        (WordClass.Subordinator, "although though because since while whereas after before as when once until given despite even_though now_that in_spite_of for_lack_of"),
        (WordClass.Condition, "if whether unless assuming supposing provided_that in_case even_if as_if as_though until"),
        (WordClass.Follow,
            "distil distill distilled distilling distillate distillation copy copied copies copying clone cloned derive derived imitate imitation mimic mimicked replicate replica inherit inherited learn learnt learned taught teach teaches "
            + "borrow owes owe descend descends descendant offspring duplicate reproduce reproduced bootstrapped absorbed absorb internalise internalised parrot transplanted repackage repackaged rebrand rebranded trained_on train_on built_on "
            + "built_from rests_on drew_on grew_out_of grown_from modelled_on feed_on fed_on product_of"),
        (WordClass.Deed,
            "doing handiwork order ordered orders direct directed directs steer fund finance pay paid pays bankroll sponsor back backed backs run ran runs running orchestrate approve tolerate protect want wanted command instruct mastermind commission "
            + "supervise oversee oversaw oversees send sent push coordinate allow let permit arrange bless sanction demand assign task control lead led leads plan planned launch organise organize own owned owns operate buy bought hire hired "
            + "behind employ recruit set_up sign_off signed_off signed complicit responsible involved engineered devise devised conceive conceived masterminded green-light greenlight greenlit greenlighted authorise authorize authorised authorized "
            + "mandate greenlit stand_behind stood_behind stands_behind benefit profit knew know knows sponsored backing-led interfere encouraged shielded shield harbour harbor covers_for turned_a_blind_eye turn_a_blind_eye looked_the_other_way "
            + "look_the_other_way dictate dictated pulled_the_strings pulls_the_strings pulling_the_strings gave_the_order gave_orders gave_its_blessing subsidise subsidize hand choreograph wish wished fingerprints"),
        (WordClass.Technical, "hash checksum manifest signature time_stamp timestamp digest certificate sha-256 checksum's test canary recount fingerprint file packet method null"),
        (WordClass.Endorsing, "rightly correctly truthfully convincingly is_right are_right was_right were_right is_correct are_correct compellingly accurately is_true are_true rings_true credibly justifiably with_reason justly aptly is_accurate proved_right got_it_right hit_the_nail"),
        (WordClass.Verb,
            "is are was were be been am has have had do does did will shall must made make makes goes go went gone come came comes gives give gave given take took takes taken get got gets see saw seen sees found find finds keep kept keeps "
            + "become became becomes belong show shows showed shown work follow followed lead stand stood stands leave left leaves sit sat sits lie lies lay begin began hold held bear bore borne share shares cover serve rest rests rely end ended ends "
            + "stay remain appear seem need know knew knows mean means meant bring brought brings build built builds speak spoke carry carried carries rotate move turn draw drew grow grew drive drove feed fed fall fell rise rose win won lose lost"),
        (WordClass.Apart,
            "real_person real_people real_user real_users honest_customers honest_users paying_customers ordinary_customers genuine legitimate bona_fide real_customers clears cleared exonerate exonerates exonerated absolve absolves absolved alternatives acquit acquits acquitted excuse excuses off_the_hook chance coincidence coincidental unrelated accident accidental otherwise other_hypothesis other_hypotheses other_explanation other_explanations alternative_explanation alternative_explanations innocent innocence blameless "
            + "uninvolved thrown_away discarded harmless random randomly independent_of_each_other innocent_explanation innocent_explanations any_other_way luck pure_chance"),
        (WordClass.Opener, "the_same_lab could/can_not_but cannot_but may/might_as_well could_not_have in_all_likelihood in_all_probability cannot_help can't_help can_not_help to_put_it_mildly to_say_the_least that_said it_must_be_said nobody_but no_one_but none_but none_other_than nobody_other_than no_one_other_than the a an this that these those its their his her our my it they we he she there what who whoever one each both all some many most several two three anthropic alibaba qwen nobody everyone nothing somebody no every any"),
        (WordClass.People, "hackers operators engineers staff users holders people speakers customers developers employees buyers registrants students workers team hands crew nationals persons individuals men programmers authors writer writers"),
        (WordClass.Mention, "word words wording term phrase expression headline title label called calling quotation sentence_reads reads spelling"),
        (WordClass.Mind, "know knew knows known agree agrees believe sees see tell understand understands understood accept accepts familiar doubt dispute deny recognise recognises recognize recognizes think thinks admit concede confirm realise realises heard say concur suspect guess"),
        (WordClass.Use,
            "use used uses using feed fed feeds ingest pour poured flow flowed enter entered enters went end_up ended_up ends_up wind_up wound_up become became turned_into made_into served serve contain contains contained include included bake baked distilled funnel funnelled "
            + "pass passed incorporate incorporated embed embedded live lives sit sits built build shaped shape nourish nourished fuel fuelled power improve improved enrich enriched teach taught supply supplied train trained fine-tuned "
            + "consume consumed eat ate eaten digest digested swallow swallowed mix mixed blend blended reappear reappeared resurface resurfaced show_up found_their_way made_their_way found_its_way land landed landing inside in into absorbed inform informed"),
    ];

    private static readonly FrozenDictionary<string, WordClass> Words = Build();

    private static readonly int LongestExpression = Words.Keys.Max(k => k.Count(c => c == ' ')) + 1;

    private static readonly FrozenSet<string> Starts = Words.Keys.Where(k => k.Contains(' ', StringComparison.Ordinal)).Select(k => k[..k.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a word or an expression in lower case can be.</summary>
    public static WordClass Of(string word)
    {
        if (Words.TryGetValue(word, out var known)) return known;
        // “lab-run”, “state-sponsored”: what its parts are.
        return word.Contains('-', StringComparison.Ordinal) ? word.Split('-').Aggregate(WordClass.None, (sum, part) => sum | Words.GetValueOrDefault(part)) : WordClass.None;
    }

    /// <summary>How many words from a place on make one known expression; 1 where they do not.</summary>
    public static int ExpressionAt(IReadOnlyList<string> words, int index)
    {
        if (!Starts.Contains(words[index])) return 1;
        for (var length = Math.Min(LongestExpression, words.Count - index); length > 1; length--)
        {
            if (Words.ContainsKey(string.Join(' ', words.Skip(index).Take(length)))) return length;
        }

        return 1;
    }

    private static FrozenDictionary<string, WordClass> Build()
    {
        var found = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach (var (kind, words) in Entries)
        {
            foreach (var form in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Forms(word, kind)))
                found[form] = found.GetValueOrDefault(form) | kind;
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Forms(string word, WordClass kind)
    {
        if (word.Contains('_', StringComparison.Ordinal)) return Expanded(word);
        return kind is WordClass.Negation or WordClass.Modal or WordClass.Opener or WordClass.Condition or WordClass.Subordinator or WordClass.Crowd or WordClass.Everybody or WordClass.Documents or WordClass.Nation ? [word, .. Plural(word, kind)] : Inflected(word);
    }

    private static IEnumerable<string> Plural(string word, WordClass kind) => kind is WordClass.Nation or WordClass.Crowd && word.Length > 4 && !word.EndsWith('s') ? [word + "s"] : [];

    private static IEnumerable<string> Expanded(string expression) => expression.Split('_').Aggregate(
        (IEnumerable<string>)[""], (heads, part) => heads.SelectMany(head => part.Split('/').Select(word => head.Length == 0 ? word : head + " " + word)));

    // Regular forms; a form that does not exist does no harm.
    private static IEnumerable<string> Inflected(string word)
    {
        yield return word;
        if (word.Length < 3 || word.EndsWith('s')) yield break;
        var (isE, isY) = (word.EndsWith('e'), word.EndsWith('y') && !"aeiou".Contains(word[^2], StringComparison.Ordinal));
        var stem = isE || isY ? word[..^1] : word;
        yield return isY ? stem + "ies" : word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) || word.EndsWith('x') ? word + "es" : word + "s";
        yield return isY ? stem + "ied" : stem + "ed";
        yield return isY ? word + "ing" : stem + "ing";
        yield return stem + (isY ? "ier" : "er");
        yield return stem + (isY ? "iers" : "ers");
    }
}
