using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bmis.Biographics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Crossings.Records;
using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Devices.Fingers.Simulated;

/// <summary>
/// The fingers of travellers at a lane with a simulated reader: whoever has the same names and birth date has the same
/// fingers, at each crossing, with each document, typed too, and on every machine. Safe for all threads.
/// </summary>
internal static class SimulatedFingers
{
    // A grown finger takes a fifth of a second and half a megabyte; two hands and some are kept.
    private const int MostKept = 24;

    private static readonly Lock Gate = new();
    private static readonly OrderedDictionary<long, Lazy<SyntheticFinger>> Kept = [];

    /// <summary>One and the same stranger for everybody, who so can be found under several names.</summary>
    internal const string Stranger = "another person";

    /// <summary>Who a document's holder is, by the zone or else by what was typed.</summary>
    internal static string TravellerOf(string mrzText, Traveller? typed) =>
        mrzText.Length > 0 || typed is not { Name: var name } ? TravellerOf(mrzText)
            : $"{name.MrzPrimary}|{name.MrzSecondary}|{Digits(typed.BirthDate)}";

    /// <summary>Who a zone's holder is.</summary>
    internal static string TravellerOf(string mrzText)
    {
        var mrz = MrzParser.Parse(mrzText, DateOnly.MaxValue);
        return $"{mrz.PrimaryIdentifier}|{mrz.SecondaryIdentifier}|{mrz.BirthDate}";
    }

    // As a zone has it, where it is known to the day.
    private static string Digits(PartialDate date) => date.IsComplete
        ? date.Earliest.ToString("yyMMdd", CultureInfo.InvariantCulture)
        : date.ToIso();

    /// <summary>The seed of a traveller's finger.</summary>
    internal static long Seed(string traveller, FingerPosition finger)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)finger}|{traveller}"));
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>The finger, grown when it is wanted for the first time.</summary>
    internal static SyntheticFinger Of(string traveller, FingerPosition finger)
    {
        var seed = Seed(traveller, finger);
        Lazy<SyntheticFinger>? grown;
        lock (Gate)
        {
            if (!Kept.TryGetValue(seed, out grown))
            {
                if (Kept.Count == MostKept) Kept.RemoveAt(0);
                Kept.Add(seed, grown = new(() => new(seed)));
            }
        }

        return grown.Value;
    }
}
