using Bmis.Crossings.CodeLists;

namespace Bmis.Central.Hits;

/// <summary>What somebody wants to do about an item. It prints as its act.</summary>
/// <param name="Act">One of the acts of <see cref="HitAct"/> that people do.</param>
/// <param name="Reasons">Codes of the list "hit-reasons".</param>
/// <param name="Words">The reason in words.</param>
/// <param name="To">To whom it is escalated.</param>
internal sealed record HitRequest(string Act, string[] Reasons, string Words, string To)
{
    public const int LongestWords = 2000;
    public const int LongestTo = 200;

    /// <summary>The list of reasons.</summary>
    public static CodeList Codes => StandardCodeLists.Get("hit-reasons");

    /// <summary>Whether everything is there that the act needs.</summary>
    public bool IsWhole => Words.Length <= LongestWords && To.Length <= LongestTo
        && Reasons.All(code => Codes.Codes.Any(one => one.Code == code))
        && Act switch
        {
            HitAct.Confirmed or HitAct.MarkedFalse =>
                Reasons.Length > 0 && (!Reasons.Contains("other") || Words.Length > 0),
            HitAct.Escalated => To.Length > 0 && Words.Length > 0,
            HitAct.Reopened => Words.Length > 0,
            HitAct.Claimed or HitAct.Released => true,
            _ => false,
        };

    /// <summary>What the history says of it.</summary>
    public string Said => To.Length > 0 ? $"{To}\n{Words}" : Words;

    public override string ToString() => Act;
}
