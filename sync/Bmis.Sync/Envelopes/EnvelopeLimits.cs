namespace Bmis.Sync.Envelopes;

/// <summary>
/// The sizes of an envelope's parts and the limits on everything that arrives. Lane and centre must agree on them:
/// raise them at the centre first.
/// </summary>
public static class EnvelopeLimits
{
    /// <summary>Bytes of a SHA-256 hash.</summary>
    public const int HashBytes = 32;

    /// <summary>Bytes of the salt that keeps a payload from being guessed by its digest.</summary>
    public const int SaltBytes = 16;

    /// <summary>Characters of a lane id; letters, digits, dot, hyphen and underscore.</summary>
    public const int LaneIdCharacters = 64;

    /// <summary>The last epoch that a lane can have: each is a decision at headquarters.</summary>
    public const int Epoch = 9_999;

    /// <summary>Epochs of a lane that may await a decision: one that goes in circles fills no disk.</summary>
    public const int UndecidedEpochs = 8;

    /// <summary>Characters of an entry's kind; the same characters as a lane id.</summary>
    public const int KindCharacters = 32;

    /// <summary>Bytes of an encoded header: twice what the longest lane id and kind need, for later fields.</summary>
    public const int HeaderBytes = 512;

    /// <summary>Bytes of a payload. An entry has about 1 KB; images travel as attachments.</summary>
    public const int PayloadBytes = 256 * 1024;

    /// <summary>Entries of a batch. PostgreSQL takes in most at about 1,000 rows a transaction.</summary>
    public const int BatchEntries = 1_000;

    /// <summary>Bytes of a batch, a quarter of gRPC's usual message limit.</summary>
    public const int BatchBytes = 1024 * 1024;

    /// <summary>Bytes of an envelope on the wire beside its header and payload: digests, salt and field tags.</summary>
    public const int EnvelopeOverheadBytes = 2 * HashBytes + SaltBytes + 24;

    /// <summary>The furthest that a lane's clock may be from the centre's; a clock reset to 1970 still fits.</summary>
    public static readonly TimeSpan ClockOffset = TimeSpan.FromDays(36_525);

    /// <summary>Whether the text can name a lane, kind or list: 1 to <paramref name="longest"/> characters.</summary>
    internal static bool IsCode(string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                return false;
        }

        return true;
    }
}
