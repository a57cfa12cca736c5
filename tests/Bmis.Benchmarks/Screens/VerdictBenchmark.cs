using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Benchmarks.Screens;

/// <summary>
/// From a complete MRZ to the verdict on the officer's screen. The page's own clock measures both ends: it posts the
/// MRZ as the typed and the keyboard-wedge input do, and a MutationObserver sees the band of the verdict. So the
/// figure holds the request, inspection, screening, event and rendering, and is above the pure time of the lane.
/// </summary>
internal static class VerdictBenchmark
{
    private const int Entries = 20_000;
    private const int Warmup = 20;
    private const int Travellers = 200;

    private const string Verdict =
        """
        mrz => new Promise((done, failed) => {
          const live = document.querySelector("#live");
          let start;
          const observer = new MutationObserver(() => {
            const band = live.querySelector(".band");
            if (!band || !["clear", "refer"].includes(band.dataset.state)) return;
            observer.disconnect();
            done(performance.now() - start);
          });
          observer.observe(live, { childList: true, subtree: true, attributes: true });
          const form = new FormData(document.querySelector("#typing form"));
          form.set("mrz", mrz);
          start = performance.now();
          fetch("/documents", { method: "POST", body: form }).then(
            answer => { if (!answer.ok) failed(new Error("refused: " + answer.status)); }, failed);
        })
        """;

    internal static async Task<Figure> MeasureAsync()
    {
        await using var browser = await LaneBrowser.StartAsync();
        var random = new Random(20261121);
        var surnames = Enumerable.Range(0, Entries).Select(_ => Name(random, 3)).ToArray();
        var services = browser.Lane.Services;
        services.GetRequiredService<ListShelf>().TakeIn(
            await browser.Lane.Lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert(surnames)));
        await using var watched = await browser.SignedInAsync();
        var desk = services.GetRequiredService<InspectionDesk>();
        var times = new List<double>();
        for (var i = 0; i < Warmup + Travellers; i++)
        {
            var time = await watched.Page.EvaluateAsync<double>(Verdict, Mrz(Name(random, 3), Name(random, 2)));
            if (i >= Warmup) times.Add(time);
            await CloseAsync(desk, watched.Page, $"verdict-{i}");
        }

        times.Sort();
        return new Figure("MRZ to verdict on the screen, p95", times[(int)(Travellers * 0.95)], "ms", 50, false);
    }

    private static async Task CloseAsync(InspectionDesk desk, IPage page, string key)
    {
        var active = desk.State.Active!;
        var officer = new DutyOfficer("o.one", "Officer", ["officer"], "shift-1");
        var request = new DecisionRequest(active.Id, OfficerAct.Refer, active.Revision, key);
        var answer = await desk.DecideAsync(request, officer, CancellationToken.None);
        if (answer.Receipt is null) throw new InvalidOperationException($"The lane refused: {answer.Refusal}.");
        await page.Locator("#live .band[data-state=waiting]").WaitForAsync();
    }

    // The first line of a TD3 has no check digits, so the name may be any.
    private static string Mrz(string surname, string given) =>
        $"P<UTO{surname}<<{given}".PadRight(44, '<') + "\nL898902C36UTO7408122F3504152ZE184226B<<<<<16";

    private static string Name(Random random, int syllables)
    {
        const string consonants = "BDFGKLMNPRSTVZ";
        const string vowels = "AEIOU";
        return string.Concat(Enumerable.Range(0, syllables).Select(_ =>
            $"{consonants[random.Next(consonants.Length)]}{vowels[random.Next(vowels.Length)]}"
            + consonants[random.Next(consonants.Length)]));
    }
}
