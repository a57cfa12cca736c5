using System.Collections.Concurrent;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Candidates;

/// <summary>Screens a name over the entries of one kind: candidates first, then exact scores. Thread-safe.</summary>
internal sealed class NameScreening
{
    private readonly MatchingParameters _parameters;
    private readonly CandidateFinder _finder;
    private readonly NameScorer _scorer;
    private readonly NameScorer _sameDay;
    private readonly NameScorer _possibleDay;
    private readonly BirthDays _birthDays;
    private readonly ConcurrentBag<(Scratch Scratch, ScoringBuffer Buffer)> _spare = [];

    internal NameScreening(IReadOnlyList<AlertEntry> entries, EntryKind kind, MatchingParameters parameters)
    {
        _parameters = parameters;
        var comparer = new WordComparer(parameters);
        Index = new(entries, kind, parameters);
        _finder = new(Index, comparer, parameters);
        _scorer = new(comparer, parameters);
        _sameDay = new(new(parameters, parameters.BirthSameEdits), parameters);
        _possibleDay = new(new(parameters, parameters.BirthCompatibleEdits), parameters);
        _birthDays = new(entries, Index);
    }

    internal NameIndex Index { get; }

    /// <summary>For each entry that was reached its best name and that name's score, at least the cutoff.</summary>
    internal Dictionary<int, (int Name, double Score)> Best(QueryName query, double cutoff)
    {
        cutoff -= query.BirthDay is null ? 0 : _parameters.BirthSame;
        if (!_spare.TryTake(out var memory))
            memory = (new(Index.Count, Index.Vocabulary.Count), new());
        var best = new Dictionary<int, (int, double)>();
        foreach (var name in _finder.Find(query, memory.Scratch)) Keep(query, name, cutoff, memory.Buffer, best);
        foreach (var name in _birthDays.Of(query.BirthDay)) Keep(query, name, cutoff, memory.Buffer, best);
        memory.Buffer.AcrossScripts.Clear();
        _spare.Add(memory);
        return best;
    }

    /// <summary>The same over every name there is, to measure what the candidates lose.</summary>
    internal Dictionary<int, (int Name, double Score)> BestOfAll(QueryName query, double cutoff)
    {
        cutoff -= query.BirthDay is null ? 0 : _parameters.BirthSame;
        var (buffer, best) = (new ScoringBuffer(), new Dictionary<int, (int, double)>());
        for (var name = 0; name < Index.Count; name++) Keep(query, name, cutoff, buffer, best);
        return best;
    }

    internal double Score(QueryName query, int name, ScoringBuffer buffer) =>
        ScorerFor(Index.EntryOf(name), query.BirthDay).Score(query, Index[name], buffer);

    // The surer the birth date, the more edits a name may have.
    private NameScorer ScorerFor(int entry, DateOnly? day) => _birthDays.Judge(entry, day) switch
    {
        BirthAgreement.Same => _sameDay,
        BirthAgreement.Possible => _possibleDay,
        _ => _scorer,
    };

    private void Keep(
        QueryName query, int name, double cutoff, ScoringBuffer buffer, Dictionary<int, (int Name, double Score)> best)
    {
        var score = Score(query, name, buffer);
        if (score < cutoff) return;
        var entry = Index.EntryOf(name);
        if (!best.TryGetValue(entry, out var other) || IsBetter(score, name, other)) best[entry] = (name, score);
    }

    // The earlier name wins a tie, whatever the order in which candidates were found.
    private static bool IsBetter(double score, int name, (int Name, double Score) other) =>
        score > other.Score || (score == other.Score && name < other.Name);
}
