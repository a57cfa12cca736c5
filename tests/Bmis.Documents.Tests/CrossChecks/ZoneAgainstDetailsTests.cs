using Bmis.Biographics;
using Bmis.Documents.CrossChecks;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.CrossChecks;

public sealed class ZoneAgainstDetailsTests
{
    private const string Second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Theory]
    [InlineData("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<ANNA<MARIA", DocumentCheckResult.Successful)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "Eriksson<<Anna Maria", DocumentCheckResult.Successful)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "Anna Maria Eriksson", DocumentCheckResult.Successful)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "Eriksson, Anna Maria", DocumentCheckResult.Successful)]
    [InlineData("MUELLER<<JUERGEN", "Müller<<Jürgen", DocumentCheckResult.Successful)]
    [InlineData("MULLER<<JURGEN", "Müller<<Jürgen", DocumentCheckResult.Successful)]
    [InlineData("IVANOV<<IURII", "Иванов<<Юрий", DocumentCheckResult.Successful)]
    [InlineData("ARKFREITH", "Arkfreith<<", DocumentCheckResult.Successful)]
    [InlineData("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "Nilavadhanananda<<Chayapa Dejthamrong Krasuang",
        DocumentCheckResult.Successful)]
    [InlineData("ERIKSSON<<ANNA", "ERIKSSON<<ANNA<MARIA", DocumentCheckResult.Failed)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<ANNE<MARIE", DocumentCheckResult.Failed)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "Эрикссен<<Анна Мария", DocumentCheckResult.Failed)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<", DocumentCheckResult.Failed)]
    [InlineData("WANG<<XIAOMING", "王<<小明", DocumentCheckResult.NotSupported)]
    [InlineData("ERIKSSON<<ANNA<MARIA", "", DocumentCheckResult.NotPerformed)]
    public void Names_are_compared_through_their_transliterations(
        string zone, string name, DocumentCheckResult result)
    {
        var mrz = Read($"P<UTO{zone.PadRight(39, '<')}\n{Second}");
        Assert.Equal(result, ZoneAgainstDetails.CompareName(mrz, new() { FullName = LdsName.Of(name) }).Result);
    }

    [Fact]
    public void The_identifier_that_differs_is_named()
    {
        var mrz = Read($"P<UTO{"ERIKSSON<<ANNA<MARIA".PadRight(39, '<')}\n{Second}");
        var check = ZoneAgainstDetails.CompareName(mrz, new() { FullName = LdsName.Of("SMITH<<ANNA<MARIA") });
        Assert.Equal([CrossCheckField.PrimaryIdentifier], check.Fields);
        check = ZoneAgainstDetails.CompareName(mrz, new() { FullName = LdsName.Of("ERIKSSON<<ANNA<LENA") });
        Assert.Equal([CrossCheckField.SecondaryIdentifier], check.Fields);
    }

    [Theory]
    [InlineData("740812", "1974-08-12", DocumentCheckResult.Successful)]
    [InlineData("200812", "1920-08-12", DocumentCheckResult.Successful)]
    [InlineData("7408<<", "1974-08-12", DocumentCheckResult.Successful)]
    [InlineData("74<<<<", "1974", DocumentCheckResult.Successful)]
    [InlineData("740812", "1974-08-13", DocumentCheckResult.Failed)]
    [InlineData("740812", "1974-09", DocumentCheckResult.Failed)]
    [InlineData("7408<<", "1975-08-12", DocumentCheckResult.Failed)]
    [InlineData("740812", "", DocumentCheckResult.NotPerformed)]
    [InlineData("<<<<<<", "1974-08-12", DocumentCheckResult.NotPerformed)]
    public void Birth_dates_are_compared_as_far_as_both_know_them(
        string zone, string date, DocumentCheckResult result)
    {
        var second = $"L898902C36UTO{zone}2F1204159ZE184226B<<<<<10";
        var mrz = Read($"P<UTO{"ERIKSSON<<ANNA<MARIA".PadRight(39, '<')}\n{second}");
        var born = date.Length == 0 ? PartialDate.Unknown : PartialDate.Parse(date).Value;
        Assert.Equal(result, ZoneAgainstDetails.CompareBirthDate(mrz, new() { DateOfBirth = born }).Result);
    }

    [Theory]
    [InlineData("ZE184226B", DocumentCheckResult.Successful)]
    [InlineData("ze-184 226 b", DocumentCheckResult.Successful)]
    [InlineData("ZE184226C", DocumentCheckResult.Undetermined)]
    [InlineData("", DocumentCheckResult.NotPerformed)]
    public void Personal_numbers_are_compared_without_their_separators(string number, DocumentCheckResult result)
    {
        var mrz = Read($"P<UTO{"ERIKSSON<<ANNA<MARIA".PadRight(39, '<')}\n{Second}");
        Assert.Equal(
            result, ZoneAgainstDetails.ComparePersonalNumber(mrz, new() { PersonalNumber = number }).Result);
    }

    [Theory]
    [InlineData("2026-11-27", DocumentCheckResult.Successful, CrossCheckReason.None)]
    [InlineData("2026-11-26", DocumentCheckResult.Failed, CrossCheckReason.Expired)]
    [InlineData("2026-11", DocumentCheckResult.Undetermined, CrossCheckReason.DateUnknown)]
    [InlineData("2026", DocumentCheckResult.Undetermined, CrossCheckReason.DateUnknown)]
    [InlineData("2026-12", DocumentCheckResult.Successful, CrossCheckReason.None)]
    [InlineData("2026-10", DocumentCheckResult.Failed, CrossCheckReason.Expired)]
    [InlineData("", DocumentCheckResult.Undetermined, CrossCheckReason.DateUnknown)]
    public void A_document_is_valid_up_to_its_last_day(
        string expiry, DocumentCheckResult result, CrossCheckReason reason)
    {
        var date = expiry.Length == 0 ? PartialDate.Unknown : PartialDate.Parse(expiry).Value;
        var check = ExpiryCheck.On(date, new(2026, 11, 27));
        Assert.Equal((result, reason), (check.Result, check.Reason));
    }

    private static MrzResult Read(string zone) => MrzParser.Parse(zone, new(2026, 11, 27));
}
