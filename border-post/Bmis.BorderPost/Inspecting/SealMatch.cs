using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Documents.Mrz;
using Bmis.Documents.Seals;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether a seal belongs to the document at the desk and its holder: a seal that is genuine and of somebody else is
/// the usual fraud with barcodes.
/// </summary>
internal static class SealMatch
{
    private static readonly (CheckResult, string) Agrees = (CheckResult.Successful, "");
    private static readonly (CheckResult, string) Other = (CheckResult.Failed, "seal.other-document");
    private static readonly (CheckResult, string) Differs = (CheckResult.Failed, "seal.differs");
    private static readonly (CheckResult, string) Expired = (CheckResult.Failed, "seal.expired");
    private static readonly (CheckResult, string) NoLink = (CheckResult.Undetermined, "seal.no-link");

    internal static (CheckResult Result, string Reason) Compare(
        ScannedSeal seal, InspectionSubject subject, DateOnly today)
    {
        if (subject is not { Document: { } document, Traveller: { } traveller }) return NoLink;
        return seal switch
        {
            { Json: { } json } => Compare(json, document, traveller),
            { Binary: { } binary } when binary.ReadMrz(today) is { } zone =>
                Compare(binary, zone, document, traveller, today),
            { Binary: { } binary } => Numbers(binary, document) ?? NoLink,
            _ => NoLink,
        };
    }

    private static (CheckResult, string) Compare(JsonSeal seal, TravelDocument document, Traveller traveller)
    {
        if (seal.Holder is not { DocumentNumber.Length: > 0 } holder) return NoLink;
        if (!IsNumber(holder.DocumentNumber, document)) return Other;
        return IsBorn(holder.DateOfBirth, traveller) && IsNamed(holder.Name, traveller) ? Agrees : Differs;
    }

    // The seal of the very document that was read; or one in it, such as a visa in a passport.
    private static (CheckResult, string) Compare(
        DigitalSeal seal, MrzResult zone, TravelDocument document, Traveller traveller, DateOnly today)
    {
        var isOwn = KindOf(zone.DocumentCode) == KindOf(document.DocumentCode);
        if (isOwn && zone.Number != document.Number) return Other;
        if (!isOwn && Numbers(seal, document) is { Item1: not CheckResult.Successful } wrong) return wrong;
        var isHolder = IsBorn(zone.DateOfBirth, traveller)
            && IsNamed($"{zone.PrimaryIdentifier} {zone.SecondaryIdentifier}", traveller);
        if (!isHolder) return isOwn ? Differs : Other;
        if (isOwn && zone.DateOfExpiry != document.Expiry) return Differs;
        return zone.DateOfExpiry is { IsUnknown: false } until && until.Latest < today ? Expired : Agrees;
    }

    private static (CheckResult, string)? Numbers(DigitalSeal seal, TravelDocument document)
    {
        var named = seal.Find(SealFeatureName.PassportNumber) ?? seal.Find(SealFeatureName.DocumentNumber);
        if (named is not { Text.Length: > 0 }) return null;
        return IsNumber(named.Text, document) ? Agrees : Other;
    }

    private static char KindOf(string documentCode) => documentCode.Length > 0 ? documentCode[0] : ' ';

    private static bool IsNumber(string text, TravelDocument document) =>
        DocumentNumber.Parse(text).TryGet(out var number) && number == document.Number;

    private static bool IsBorn(PartialDate date, Traveller traveller) =>
        date.IsUnknown || traveller.BirthDate.IsUnknown || date == traveller.BirthDate;

    // Either name may be cut, and seals in JSON put the parts in either order.
    private static bool IsNamed(string name, Traveller traveller)
    {
        var (primary, secondary) = (traveller.Name.MrzPrimary, traveller.Name.MrzSecondary);
        var said = Letters(name);
        return said.Length > 0 && new[] { primary + secondary, secondary + primary }.Select(Letters)
            .Any(one => IsBegin(one, said) || IsBegin(said, one));
    }

    private static bool IsBegin(string begin, string whole) => whole.StartsWith(begin, StringComparison.Ordinal);

    private static string Letters(string name) =>
        string.Concat(name.Where(char.IsAsciiLetter).Select(char.ToUpperInvariant));
}
