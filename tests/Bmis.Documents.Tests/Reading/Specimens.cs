using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Reading;

/// <summary>Chips of a traveller who does not exist, and a reading of them.</summary>
internal sealed class Specimens : IDisposable
{
    internal const string Mrz =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16";

    internal static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Day = DateOnly.FromDateTime(Now.DateTime);
    internal static readonly MrzInformation Key = MrzInformation.Of(MrzParser.Parse(Mrz, Day))!;

    private static readonly byte[] Jpeg = [0xFF, 0xD8, .. new byte[20_000], 0xFF, 0xD9];

    internal SpecimenIssuer Issuer { get; } = SpecimenIssuer.Create("CSCA", Now.AddYears(-1), Now.AddYears(4));

    internal static SpecimenPassport Passport => new() { Mrz = Mrz, Portrait = (Jpeg, 360, 480) };

    internal ChipContent Content(SpecimenPassport? passport = null, SpecimenIssuer? issuer = null)
    {
        using var random = RandomNumberGenerator.Create();
        return (passport ?? Passport).Personalise(issuer ?? Issuer, Day, random);
    }

    /// <summary>A store that trusts the issuer and knows whom it revoked.</summary>
    internal static TrustStore Trust(SpecimenIssuer issuer, bool revokesSigner = false) => TrustImport.Build(
        [new("csca.cer", issuer.Authority), new("csca.crl", issuer.RevocationList(Now.AddDays(-1), revokesSigner))],
        Now, new()).Store;

    internal static async Task<DocumentEvidence> ReadAsync(
        SimulatedChip chip, ReadingPolicy? policy = null, AccessKey? key = null, ReadingHabits? habits = null)
    {
        using var random = RandomNumberGenerator.Create();
        var reading = new DocumentReading(
            chip, key ?? new(Key, null), policy ?? ReadingPolicy.Usual, random, TimeProvider.System)
        {
            Habits = habits ?? ReadingHabits.Unknown,
        };
        return await reading.ReadAsync(null, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Issuer.Dispose();
}
