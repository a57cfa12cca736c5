using System.Text;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>Answers in words that do not hang on the order of their segments.</summary>
internal static class AnswerText
{
    /// <summary>The only answer in the bytes: document, transaction, and whom it tells what.</summary>
    public static string Of(byte[] bytes) => Assert.Single(All(bytes));

    /// <summary>The same for several interchanges.</summary>
    public static IReadOnlyList<string> All(byte[] bytes)
    {
        var transmission = Transmission.Read(bytes);
        Assert.Empty(transmission.Noise);
        return
        [
            .. transmission.Interchanges.SelectMany(one => one.Messages)
                .Select(message => Text(CusresReader.Read(transmission, message, []))),
        ];
    }

    /// <summary>The message without what surrounds it, which holds the time.</summary>
    public static string Message(byte[] bytes) => Raw(bytes)[Raw(bytes).IndexOf("UNH", StringComparison.Ordinal)..];

    public static string Raw(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static string Text(CarrierAnswer answer)
    {
        var verdicts = answer.Verdicts
            .Select(one => $"{one.Scope} {one.ReferenceOf(PaxlstCodes.Locator)}"
                + $"/{one.ReferenceOf(PaxlstCodes.Passenger)} {string.Join(',', one.Codes)}")
            .Order(StringComparer.Ordinal);
        return $"{answer.Document} {answer.Transaction}: {string.Join("; ", verdicts)}";
    }
}
