using System.Diagnostics;
using System.Text.RegularExpressions;
using Bmis.BorderPost.Tests;
using Bmis.BorderPost.Tests.Duty;

namespace Bmis.Benchmarks.Duty;

/// <summary>From the press of the button to the answer: password, audit entry on disk, cookie.</summary>
internal static partial class SignInBenchmark
{
    private const int Times = 60;

    internal static async Task<Figure> MeasureAsync()
    {
        await using var lane = await RunningLane.StartAsync();
        var times = new List<double>();
        for (var i = 0; i < Times; i++) times.Add(await SignInAsync(lane));
        return new Figure("sign-in, p95", times.Order().ElementAt((int)(Times * 0.95)), "ms", 600, false);
    }

    private static async Task<double> SignInAsync(RunningLane lane)
    {
        using var browser = lane.Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["officer"] = "o.one",
            ["password"] = Officers.Password,
            ["return"] = "/",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        var start = Stopwatch.GetTimestamp();
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.StatusCode == System.Net.HttpStatusCode.Found
            ? took
            : throw new InvalidOperationException($"The lane answered {answer.StatusCode}.");
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
