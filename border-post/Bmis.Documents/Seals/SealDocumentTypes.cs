using System.Collections.Frozen;
using Name = Bmis.Documents.Seals.SealFeatureName;

namespace Bmis.Documents.Seals;

/// <summary>
/// The tables of features (Doc 9303-13, 3.2 and 4.2; BSI TR-03137-1, 3), by the reference of the table and the category
/// of the document.
/// </summary>
internal static class SealDocumentTypes
{
    private const int Most = 254;
    private const int ZoneBytes = 48;

    private static readonly SealFeatureDefinition[] Address =
        [Packed(1, Name.DocumentNumber, 6), Packed(2, Name.MunicipalityKey, 6), Packed(3, Name.Address, 6, 18)];

    private static readonly FrozenDictionary<int, SealDocumentType> ByReference = new SealDocumentType[]
    {
        new(0x5D01, SealDocumentKind.Visa,
        [
            new(1, Name.MrzOfMrvA, SealFeatureCoding.Mrz, ZoneBytes, ZoneBytes, 1),
            new(2, Name.MrzOfMrvB, SealFeatureCoding.Mrz, 44, 44, 1),
            new(3, Name.NumberOfEntries, SealFeatureCoding.Bytes, 1, 1, 3),
            new(4, Name.DurationOfStay, SealFeatureCoding.Bytes, 3, 3, 4),
            Packed(5, Name.PassportNumber, 6),
            new(6, Name.VisaType, SealFeatureCoding.Bytes, 1, 4, 0),
            new(7, Name.AdditionalFeature, SealFeatureCoding.Bytes, 0, Most, 0),
        ]),
        new(0x5E03, SealDocumentKind.EmergencyTravelDocument, [Zone(2)]),
        new(0xFD02, SealDocumentKind.ArrivalAttestation, [Zone(2), Packed(3, Name.ForeignersNumber, 8)]),
        new(0xFB06, SealDocumentKind.ResidencePermit, [Zone(2), Packed(3, Name.PassportNumber, 6)]),
        new(0xFA06, SealDocumentKind.SupplementarySheet, [Zone(4), Packed(5, Name.SheetNumber, 6)]),
        new(0xFC04, SealDocumentKind.SocialInsuranceCard,
        [
            Packed(1, Name.SocialInsuranceNumber, 8),
            new(2, Name.Surname, SealFeatureCoding.Utf8, 1, 90, 2),
            new(3, Name.FirstName, SealFeatureCoding.Utf8, 1, 90, 3),
            new(4, Name.BirthName, SealFeatureCoding.Utf8, 1, 90, 0),
        ]),
        new(0xF908, SealDocumentKind.IdentityCardAddress, Address),
        new(0xF90C, SealDocumentKind.ResidencePermitAddress, Address),
        new(0xF80A, SealDocumentKind.PassportAddress,
        [
            Packed(1, Name.DocumentNumber, 6), Packed(2, Name.MunicipalityKey, 6), Packed(3, Name.PostalCode, 4),
        ]),
    }.ToFrozenDictionary(type => type.Reference);

    /// <summary>The table; one without rows for a document that is not known.</summary>
    internal static SealDocumentType Of(byte reference, byte category) =>
        ByReference.GetValueOrDefault((reference << 8) | category) ?? SealDocumentType.Unknown;

    private static SealFeatureDefinition Zone(byte tag) =>
        new(tag, Name.Mrz, SealFeatureCoding.Mrz, ZoneBytes, ZoneBytes, tag);

    private static SealFeatureDefinition Packed(byte tag, Name name, int least, int? most = null) =>
        new(tag, name, SealFeatureCoding.C40, least, most ?? least, tag);
}
