using System.Formats.Asn1;
using Bmis.Documents.Tests.PublicKeys;

namespace Bmis.Documents.Tests.Cms;

/// <summary>Writes names.</summary>
internal static class TestName
{
    internal const string Country = "2.5.4.6";
    internal const string Organisation = "2.5.4.10";
    internal const string Common = "2.5.4.3";

    internal static byte[] Authority(string country = "UT") => Of(
        UniversalTagNumber.PrintableString, (Country, country), (Organisation, "Utopia"), (Common, "CSCA Utopia"));

    internal static byte[] Signer(string country = "UT") => Of(
        UniversalTagNumber.PrintableString, (Country, country), (Organisation, "Utopia"), (Common, "DS Utopia"));

    internal static byte[] Of(UniversalTagNumber kind, params (string Type, string Value)[] parts) =>
        TestKeys.WithWriter(writer =>
        {
            using var sequence = writer.PushSequence();
            foreach (var (type, value) in parts)
            {
                using var set = writer.PushSetOf();
                using var part = writer.PushSequence();
                writer.WriteObjectIdentifier(type);
                writer.WriteCharacterString(kind, value);
            }
        });
}
