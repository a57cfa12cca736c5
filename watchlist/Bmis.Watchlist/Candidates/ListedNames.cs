using System.Runtime.InteropServices;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// The names of all entries of one kind, folded, in flat arrays: their words and neighbours by the number of the part
/// in <see cref="Parts"/>.
/// </summary>
internal sealed class ListedNames
{
    // Below so many entries, two threads would wait for each other longer than they work.
    private const int WorthDividing = 1000;

    private readonly int _limit;
    private readonly List<FoldedName> _forms = [];
    private readonly List<Neighbours> _found = [];
    private readonly Dictionary<int, NamePart> _spelled = [];
    private readonly List<bool> _isSingle = [];
    private int _used;

    private ListedNames(int limit, int entries) => (_limit, Parts) = (limit, new(entries));

    /// <param name="entries">All entries.</param>
    /// <param name="kind">The kind of those that count.</param>
    /// <param name="limit">Words of a name that count.</param>
    /// <param name="worthDividing">From so many entries on, each half is folded by a thread of its own.</param>
    internal static ListedNames Of(
        IReadOnlyList<AlertEntry> entries, EntryKind kind, int limit, int worthDividing = WorthDividing)
    {
        var expected = entries.Count(entry => entry.Kind == kind);
        var first = new ListedNames(limit, expected);
        if (entries.Count < worthDividing)
        {
            first.Add(entries, kind, 0, entries.Count);
            return first;
        }

        var (second, half) = (new ListedNames(limit, expected), entries.Count / 2);
        Parallel.Invoke(
            () => first.Add(entries, kind, 0, half),
            () => second.Add(entries, kind, half, entries.Count));
        first.Append(second);
        return first;
    }

    /// <summary>The keys of all parts and of neighbours run together.</summary>
    internal TextTable Parts { get; }

    internal List<int> Entries { get; } = [];

    internal List<AlertName> Names { get; } = [];

    internal List<bool> ArePrinted { get; } = [];

    /// <summary>Where the words of each name begin, and where the last one ends.</summary>
    internal List<int> WordStarts { get; } = [0];

    internal List<int> Words { get; } = [];

    internal List<NameRole> Roles { get; } = [];

    /// <summary>Where the neighbours of each name begin, and where the last ones end.</summary>
    internal List<int> JoinedStarts { get; } = [0];

    internal List<Neighbours> Places { get; } = [];

    internal List<int> Joined { get; } = [];

    /// <summary>True where a part stands in a name by itself, not only as neighbours run together.</summary>
    internal bool IsSingle(int part) => _isSingle[part];

    /// <summary>A part in another script; null in Latin letters, where its key is its text.</summary>
    internal NamePart? SpelledPart(int part) => _spelled.TryGetValue(part, out var spelled) ? spelled : null;

    private void Add(IReadOnlyList<AlertEntry> entries, EntryKind kind, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (entries[i].Kind == kind) Add(entries[i], i);
    }

    private void Add(AlertEntry entry, int index)
    {
        _used = 0;
        foreach (var name in entry.Names) AddForms(name);
        for (var i = 0; i < _used; i++)
            if (_forms[i].Parts.Count > 0 && !IsSuperfluous(_forms[i])) Keep(_forms[i], index);
    }

    // The name as listed and, where it is in another script, also in the letters that States print for it.
    private void AddForms(AlertName name)
    {
        var listed = NextForm();
        listed.Fold(name, _limit);
        foreach (var printed in listed.PrintedForms())
        {
            var form = NextForm();
            form.FoldPrinted(name, printed, _limit);
            // Letters that no State prints, such as Chinese ones, would leave a name of fewer parts.
            if (form.Parts.Count < listed.Parts.Count) _used--;
        }
    }

    private FoldedName NextForm()
    {
        if (_used == _forms.Count) _forms.Add(new());
        return _forms[_used++];
    }

    // A short alias whose parts all stand in a longer name of the same entry would only raise false matches.
    private bool IsSuperfluous(FoldedName form)
    {
        if (form.Name.Kind == NameKind.Primary) return false;
        for (var i = 0; i < _used; i++)
            if (form.IsPartOf(_forms[i])) return true;
        return false;
    }

    private void Keep(FoldedName form, int entry)
    {
        Entries.Add(entry);
        Names.Add(form.Name);
        ArePrinted.Add(form.IsPrinted);
        AddWords(form);
        AddNeighbours(form);
        WordStarts.Add(Words.Count);
        JoinedStarts.Add(Joined.Count);
    }

    private void AddWords(FoldedName form)
    {
        for (var i = 0; i < form.Parts.Count; i++)
        {
            var part = Number(form.Parts, i, 1);
            _isSingle[part] = true;
            Words.Add(part);
            Roles.Add(form.RoleOf(i));
        }
    }

    private void AddNeighbours(FoldedName form)
    {
        Span<byte> lengths = stackalloc byte[form.Parts.Count];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = (byte)form.Parts.TextOf(i).Length;
        _found.Clear();
        Neighbours.Find(lengths, CollectionsMarshal.AsSpan(Roles)[WordStarts[^1]..], _found);
        foreach (var place in _found)
        {
            Places.Add(place);
            Joined.Add(Number(form.Parts, place.First, place.Count));
        }
    }

    private int Number(FoldedParts parts, int first, int count)
    {
        if (parts.AreLatin(first, count)) return Number(parts.TextOf(first, count));
        var part = parts.Joined(first, count);
        var number = Number(part.Key);
        if (part.Spelling is not null) _spelled.TryAdd(number, part);
        return number;
    }

    private int Number(ReadOnlySpan<char> key)
    {
        var number = Parts.Add(key);
        if (number == _isSingle.Count) _isSingle.Add(false);
        return number;
    }

    // What comes out is what one of them alone would have made of all entries.
    private void Append(ListedNames other)
    {
        var numbers = new int[other.Parts.Count];
        for (var part = 0; part < numbers.Length; part++)
        {
            numbers[part] = Number(other.Parts[part]);
            _isSingle[numbers[part]] |= other._isSingle[part];
            if (other._spelled.TryGetValue(part, out var spelled)) _spelled.TryAdd(numbers[part], spelled);
        }

        Entries.AddRange(other.Entries);
        Names.AddRange(other.Names);
        ArePrinted.AddRange(other.ArePrinted);
        Roles.AddRange(other.Roles);
        Places.AddRange(other.Places);
        AddRange(WordStarts, other.WordStarts.Skip(1), Words.Count);
        AddRange(JoinedStarts, other.JoinedStarts.Skip(1), Joined.Count);
        foreach (var part in other.Words) Words.Add(numbers[part]);
        foreach (var part in other.Joined) Joined.Add(numbers[part]);
    }

    private static void AddRange(List<int> starts, IEnumerable<int> others, int before)
    {
        foreach (var start in others) starts.Add(before + start);
    }

    public override string ToString() => "[names]";
}
