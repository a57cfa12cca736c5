using System.Security.Cryptography;
using System.Text;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>An entry in force whose prints are searched among everybody enrolled. It prints as its id.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Prints">Digest of its prints: another one is another search.</param>
/// <param name="IsDiscreet">Whether what is found exists only for whom a discreet hit exists.</param>
internal sealed record EntryPrintTask(string EntryId, string Prints, bool IsDiscreet)
{
    /// <summary>The task of an entry; null for one without prints.</summary>
    public static EntryPrintTask? Of(AlertEntry entry)
    {
        var references = PrintReference.Of(entry.Samples).Select(one => one.ToString())
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return references.Count == 0
            ? null
            : new(
                entry.Id,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', references)))),
                AlertPrecedence.IsDiscreet(entry.Actions.OnEntry) || AlertPrecedence.IsDiscreet(entry.Actions.OnExit));
    }

    public override string ToString() => EntryId;
}
