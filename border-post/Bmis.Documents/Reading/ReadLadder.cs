namespace Bmis.Documents.Reading;

/// <summary>
/// The length of READ BINARY that a chip likes best, found with few refusals. It begins at the longest; a length that
/// is refused is followed by one that nearly every chip takes, and from there the longest is looked for halfway between
/// what works and what was refused, as far as a file is long enough to pay for the search. Lengths of the short form
/// fill whole blocks of both ciphers, padding included. One for each chip; not safe for several threads.
/// </summary>
/// <param name="most">The first length.</param>
/// <param name="isSettled">Whether nothing longer need be looked for.</param>
internal sealed class ReadLadder(int most, bool isSettled)
{
    /// <summary>Longest answer that readers of the market carry safely.</summary>
    internal const int Most = 32_000;

    /// <summary>Longest plain answer of the short form: what 256 bytes hold under triple DES.</summary>
    internal const int MostShort = 231;

    /// <summary>What nearly every chip gives.</summary>
    internal const int Usual = 127;

    // Reads that a file must still need before a longer length is tried.
    private const int LeastReads = 4;

    private const int ShortForm = byte.MaxValue + 1;

    private static readonly int[] Steps = [Most, 8_000, 2_048, 1_024, 512, MostShort, 223, 191, 159, Usual, 95, 63, 31];

    private int _works;
    private bool _hasJustRefused;
    private int _refused = isSettled ? most + 1 : int.MaxValue;

    /// <summary>The length that is asked for now, and in the end the best one.</summary>
    internal int Length { get; private set; } = most;

    /// <summary>Whether the chip took a length.</summary>
    internal bool HasWorked => _works > 0;

    /// <summary>The length of a read.</summary>
    /// <param name="remaining">Bytes that the file still has; null when that is not known.</param>
    /// <param name="mostShort">Most plain bytes that an answer of the short form holds now.</param>
    internal int For(int? remaining, int mostShort)
    {
        if (Length <= ShortForm)
            Length = Math.Min(Length, mostShort);
        if (remaining is not { } left)
            return Length;
        return _works >= Length && left / LeastReads >= Length && Between() is { } longer
            ? longer
            : Math.Min(Length, left);
    }

    /// <summary>The chip took a length.</summary>
    internal void Accept(int asked)
    {
        _hasJustRefused = false;
        _works = Math.Max(_works, asked);
        Length = Math.Max(Length, asked);
    }

    /// <summary>The chip refused a length, and perhaps said which one is right; false when there is no other.</summary>
    internal bool Refuse(int asked, int? right)
    {
        _hasJustRefused = true;
        _refused = Math.Min(_refused, asked);
        if (right is { } said && said < asked)
        {
            (Length, _refused) = (said, said + 1);
            return true;
        }

        if (asked > Length)
            return true;
        if (Below(asked) is not { } shorter)
            return false;
        (Length, _works) = (shorter, 0);
        return true;
    }

    /// <summary>
    /// A length cost the session, this one or the one that was refused before it: that is more than long answers save,
    /// so nothing longer is tried.
    /// </summary>
    internal void Settle(int asked)
    {
        Length = _hasJustRefused ? Math.Min(asked, Length) : Below(asked) ?? Steps[^1];
        (_refused, _hasJustRefused) = (Length + 1, false);
    }

    private int? Between()
    {
        var steps = Steps.Where(step => step > Length && step < _refused && _refused != int.MaxValue).ToList();
        return steps.Count == 0 ? null : steps[steps.Count / 2];
    }

    private static int? Below(int length) => length switch
    {
        > MostShort => MostShort,
        > Usual => Usual,
        _ => Steps.Where(step => step < length).Cast<int?>().FirstOrDefault(),
    };
}
