namespace Bmis.Watchlist;

/// <summary>
/// Every number that the engine is tuned by, with unit and origin. "Published" means the behaviour that the makers of
/// open screening engines describe; "measured" means tried on sample rows, without a systematic sweep.
/// </summary>
public sealed record MatchingParameters
{
    /// <summary>The shipped values.</summary>
    public static MatchingParameters Default { get; } = new();

    /// <summary>
    /// The shipped values for a program that sifts the answer: what counts, and what leads, is known only after the
    /// answer, so that nothing may be cut before (limit in candidates, own choice: about what the forms of one name can
    /// reach when each may have its <see cref="ScoredNames"/>). Such a program is headquarters, which is asked about
    /// everybody who crosses or will, and remembers more (measured: 40,000 travellers have some 41,000 parts; with a
    /// quarter of that, screening lists of passengers takes half as long again).
    /// </summary>
    public static MatchingParameters ForSifting { get; } = new() { Limit = 1_000, RememberedWords = 65_536 };

    /// <summary>Candidates below this score are not listed (score, measured: see the README's table).</summary>
    public double Cutoff { get; init; } = 0.72;

    /// <summary>Most candidates in an answer (count, own choice: what a screen can show with scrolling).</summary>
    public int Limit { get; init; } = 20;

    /// <summary>
    /// Names that are scored exactly for one query (count, measured: recall against exhaustive scoring).
    /// </summary>
    public int ScoredNames { get; init; } = 256;

    /// <summary>Similar list words that one word of the query may reach (count, measured).</summary>
    public int SimilarWords { get; init; } = 64;

    /// <summary>
    /// Parts of travellers' names whose similar words are remembered, those that were asked for most recently (count,
    /// own limit: a few megabytes).
    /// </summary>
    public int RememberedWords { get; init; } = 16_384;

    /// <summary>Share of the query's weight that a name must reach to be scored exactly (0 to 1, measured).</summary>
    public double CandidateShare { get; init; } = 0.30;

    /// <summary>Words of a name that count; what is behind them is ignored (count, own limit).</summary>
    public int NameWords { get; init; } = 24;

    /// <summary>Base of the logarithm that gives a word's budget of edits from its length − 2 (published).</summary>
    public double BudgetBase { get; init; } = 2.35;

    /// <summary>
    /// Letters of a part for which <see cref="ShortPartEdits"/> counts, at most; another part must be the same and
    /// longer (count, measured).
    /// </summary>
    public int ShortPart { get; init; } = 4;

    /// <summary>Edits beyond its budget that a short part may have where all other parts are the same (measured).
    /// </summary>
    public double ShortPartEdits { get; init; } = 1.0;

    /// <summary>A pair of words below this similarity does not match (0 to 1, measured).</summary>
    public double WordCutoff { get; init; } = 0.66;

    /// <summary>Factor on a match by sound, so that letters win a tie (0 to 1, own choice).</summary>
    public double SoundFactor { get; init; } = 0.98;

    /// <summary>
    /// Least similarity of two known spellings of one name (0 to 1, measured: above it, common names of one land raise
    /// alerts for those of another).
    /// </summary>
    public double KnownSpellingScore { get; init; } = 0.80;

    /// <summary>
    /// Factor on the similarity of two known names that other scripts tell apart, such as Maria and Mario (measured).
    /// </summary>
    public double OtherKnownNameFactor { get; init; } = 0.80;

    /// <summary>
    /// What a bit of surprise for each letter takes from the similarity of two parts in different scripts (measured:
    /// nine of ten true pairs stay above the cutoff, one of a thousand false ones does).
    /// </summary>
    public double ScriptBitWeight { get; init; } = 0.11;

    /// <summary>
    /// Least similarity of parts that run together with one that does not; nearly any two parts resemble some third
    /// (0 to 1, measured).
    /// </summary>
    public double JoinedCutoff { get; init; } = 0.85;

    /// <summary>The same across scripts, which never say the same to the letter (0 to 1, measured).</summary>
    public double JoinedCutoffAcrossScripts { get; init; } = 0.74;

    /// <summary>Most Latin letters of a part that is looked at, as a share of the usual number (measured).</summary>
    public double LongestOfUsual { get; init; } = 1.5;

    /// <summary>Fewest Latin letters of such a part, as a share of the usual number (measured).</summary>
    public double ShortestOfUsual { get; init; } = 0.6;

    /// <summary>Factor on two parts that are one part on the other side (0 to 1, published as nearly free).</summary>
    public double MergeFactor { get; init; } = 0.97;

    /// <summary>Similarity of a cut last part with the part that it begins (0 to 1, own choice).</summary>
    public double PrefixScore { get; init; } = 0.95;

    /// <summary>Similarity of an initial with a part that begins with it (0 to 1, own choice).</summary>
    public double InitialScore { get; init; } = 0.80;

    /// <summary>Factor on the weight of an initial or a prefix of one or two letters (own choice).</summary>
    public double InitialWeight { get; init; } = 0.4;

    /// <summary>
    /// Weight of a part of the traveller's name without counterpart; a matched part weighs 1 (published).
    /// </summary>
    public double UnmatchedQueryWeight { get; init; } = 0.8;

    /// <summary>Weight of a part of the listed name without counterpart (published).</summary>
    public double UnmatchedEntryWeight { get; init; } = 0.2;

    /// <summary>
    /// The same when the traveller's name field was cut (own choice: the part may stand behind the cut).
    /// </summary>
    public double UnmatchedEntryWeightTruncated { get; init; } = 0.05;

    /// <summary>Factor where primary identifiers agree (published).</summary>
    public double FamilyNameFactor { get; init; } = 1.3;

    /// <summary>Factor on particles such as al, bin, de (published).</summary>
    public double ParticleFactor { get; init; } = 0.7;

    /// <summary>Factor on titles such as Dr or Haji (own choice).</summary>
    public double TitleFactor { get; init; } = 0.2;

    /// <summary>
    /// Factor on a name after the father that the traveller has and the list has not (own choice).
    /// </summary>
    public double PatronymicFactor { get; init; } = 0.5;

    /// <summary>Factor on a part of the traveller's name that is there twice and matched once (own choice).</summary>
    public double RepeatedFactor { get; init; } = 0.25;

    /// <summary>Factor on a word that is common on the list (measured).</summary>
    public double CommonFactor { get; init; } = 0.75;

    /// <summary>A word on at least this share of the list's names is common (share, measured).</summary>
    public double CommonShare { get; init; } = 0.004;

    /// <summary>Highest score of a weak alias alone (score, published).</summary>
    public double WeakAliasCap { get; init; } = 0.8;

    /// <summary>Years beside a birth date that still count as near (years, published and measured).</summary>
    public int BirthWindow { get; init; } = 1;

    /// <summary>Years by which "circa" widens an interval to both sides (years, own choice).</summary>
    public int CircaYears { get; init; } = 3;

    /// <summary>
    /// Effect of the same birth date to the day (score, measured: two persons with half of a name in common and the
    /// same birthday are rare).
    /// </summary>
    public double BirthSame { get; init; } = 0.20;

    /// <summary>Effect of a birth date that a wider statement of the list allows (score, measured).</summary>
    public double BirthCompatible { get; init; } = 0.03;

    /// <summary>Edits beyond its budget that a part may have where the birth date is the same (measured).</summary>
    public double BirthSameEdits { get; init; } = 1.0;

    /// <summary>The same where a wider statement allows the birth date (edits, measured).</summary>
    public double BirthCompatibleEdits { get; init; } = 1.0;

    /// <summary>Effect of a birth date within the window that is not the same (score, own choice).</summary>
    public double BirthNear { get; init; } = -0.03;

    /// <summary>Effect of the same year with day and month exchanged (score, published as half of the whole).</summary>
    public double BirthSwapped { get; init; } = -0.01;

    /// <summary>Effect of birth dates beyond the window (score, published: −0.15 the year, −0.25 the day).</summary>
    public double BirthDisjoint { get; init; } = -0.20;

    /// <summary>Years from which birth dates are far apart (years, own choice).</summary>
    public int BirthFarYears { get; init; } = 5;

    /// <summary>Effect of birth dates far apart (score, published: both effects together).</summary>
    public double BirthFar { get; init; } = -0.40;

    /// <summary>Effect of a nationality that the entry does not have (score, published).</summary>
    public double NationalityDisjoint { get; init; } = -0.20;

    /// <summary>Effect of the other sex (score, published).</summary>
    public double SexDisjoint { get; init; } = -0.20;

    /// <summary>Score of a document whose number and State are the same (score, by definition).</summary>
    public double DocumentExact { get; init; } = 1.0;

    /// <summary>Score of a document that is the same with O for 0 or I for 1 (score, own choice).</summary>
    public double DocumentLookAlike { get; init; } = 0.95;

    /// <summary>Score of a document's number where a side does not name the State (score, own choice).</summary>
    public double DocumentStateMissing { get; init; } = 0.90;

    /// <summary>Fewest characters of a number that is looked up without its State (count, own choice).</summary>
    public int DocumentStatelessLength { get; init; } = 6;
}
