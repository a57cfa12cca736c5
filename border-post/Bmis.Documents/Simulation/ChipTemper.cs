using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Simulation;

/// <summary>
/// What a chip does that the standard leaves open or forbids, as chips in the field do, and what an attacker's chip
/// does. All off is a chip by the book.
/// </summary>
public sealed record ChipTemper
{
    /// <summary>Most bytes it gives to one READ BINARY; when more are asked for it answers with
    /// <see cref="TooMuch"/>.</summary>
    public int MostRead { get; init; } = CommandApdu.MostExpected;

    /// <summary>Its status for a read of more than <see cref="MostRead"/>: 6700, 6B00, 6C00, 6282 or 63CF in the
    /// field; 9000 means that it gives fewer bytes and says nothing.</summary>
    public StatusWord TooMuch { get; init; } = StatusWord.WrongLength;

    /// <summary>Whether it refuses such a read before it has looked into the protected command: in the clear and
    /// without counting.</summary>
    public bool RefusesInClear { get; init; }

    /// <summary>Whether it knows extended lengths; without, it answers 6700 to them.</summary>
    public bool KnowsExtendedLength { get; init; } = true;

    /// <summary>Whether it knows short file identifiers; without, it answers 6A86 to them.</summary>
    public bool KnowsShortIdentifiers { get; init; } = true;

    /// <summary>Whether SELECT and MSE with an expected length are refused with 6700.</summary>
    public bool RefusesExpectedLength { get; init; }

    /// <summary>Its status for SELECT of the master file: 6985, 6700 or 6A87 in the field.</summary>
    public StatusWord MasterFile { get; init; } = StatusWord.Success;

    /// <summary>Whether the master file's files answer 6882 once the application was opened.</summary>
    public bool HidesMasterFileLater { get; init; }

    /// <summary>Whether a read of more than <see cref="MostRead"/> costs it its session: it answers 6988 to the next
    /// command.</summary>
    public bool LosesSession { get; init; }

    /// <summary>Whether nothing is selected when it wakes up, so that the master file's files are not found before that
    /// was selected.</summary>
    public bool WakesUnselected { get; init; }

    /// <summary>Looks at every plain command first and may answer it in the chip's stead.</summary>
    public Func<CommandApdu, ResponseApdu?>? Intervene { get; init; }

    /// <summary>Changes the bytes of every answer as it leaves.</summary>
    public Func<byte[], byte[]>? Distort { get; init; }
}
