using Bmis.Biographics;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests;

/// <summary>A crossing with every field filled, of the specimen State.</summary>
internal static class SampleCrossing
{
    internal static Crossing Full() => new()
    {
        CrossingId = Guid.Parse("019aa3c0-1111-7abc-8def-0123456789ab"),
        Direction = Direction.Entry,
        OpenedAt = new(2026, 5, 3, 10, 15, 30, TimeSpan.Zero),
        DecidedAt = new DateTimeOffset(2026, 5, 3, 10, 15, 41, TimeSpan.Zero).AddTicks(1230),
        TimeZone = "Africa/Nairobi",
        PostCode = "UTANY",
        LaneId = "lane-1",
        OfficerId = "o.specimen",
        ShiftId = "s1",
        SupervisorId = "s.specimen",
        CaptureMode = CaptureMode.Offline,
        Traveller = new(
            PersonName.Parse("Eriksson", "Anna Maria").Value,
            PartialDate.Parse("1974-08-12").Value,
            Sex.F,
            CountryCode.Parse("UTO").Value),
        Document = new(
            "P",
            CountryCode.Parse("UTO").Value,
            DocumentNumber.Parse("L898902C3").Value,
            PartialDate.Parse("2030-04-15").Value,
            "P<UTO…"),
        Verdict = Verdict.Refer,
        Decision = DecisionCode.Admit,
        Reason = "known to the post",
        Checks = [new("document.mrz", CheckResult.Successful, "", true, TimeSpan.FromMicroseconds(12))],
        Hits = [new("alert", "ofac:1", 0.93, false)],
        Lists = [new("alert", 17, Freshness.Stale)],
        Category = "VIS",
        ReferralId = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aacc"),
        Grounds = ["B", "H"],
        Photograph = new(new string('a', 64), 31_415, "dark"),
        Trip = new Trip
        {
            Residence = CountryCode.Parse("KEN").Value,
            Purpose = "1.1",
            Transport = "4",
            Voyage = "UT 204",
            Plate = "AB-12",
            Origin = CountryCode.Parse("KEN").Value,
            Destination = CountryCode.Parse("UTO").Value,
            StayDays = 12,
            Address = "1 Harbour Street",
            Visa = "V1234567",
            AccompaniedBy = "Mother, passport L1",
            Consent = "shown",
        },
    };
}
