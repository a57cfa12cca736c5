namespace Bmis.Reports.Statistics;

/// <summary>The statements of the roll-ups.</summary>
internal static class RollUpSql
{
    // Collation "C" compares bytes: it is the order of FlowKey and the quickest to group by. Free space on each page
    // lets a count be raised without touching the index.
    internal const string Schema =
        """
        create table flow_daily (
            region_id integer not null,
            local_day date not null,
            post_code text collate "C" not null,
            direction text collate "C" not null,
            nationality text collate "C" not null,
            sex text collate "C" not null,
            age_band text collate "C" not null,
            crossings integer not null,
            refusals integer not null,
            referrals integer not null,
            other_decisions integer not null,
            primary key (region_id, local_day, post_code, direction, nationality, sex, age_band)
        ) with (fillfactor = 80);

        create table alert_hit_daily (
            region_id integer not null,
            local_day date not null,
            post_code text collate "C" not null,
            list text collate "C" not null,
            hits integer not null,
            inspections integer not null,
            primary key (region_id, local_day, post_code, list)
        ) with (fillfactor = 80);
        """;

    internal const string AddFlows =
        """
        insert into flow_daily as kept (
            region_id, local_day, post_code, direction, nationality, sex, age_band,
            crossings, refusals, referrals, other_decisions)
        select @region, added.*
        from unnest(
            @days, @posts, @directions, @nationalities, @sexes, @ages,
            @crossings, @refusals, @referrals, @others) as added
        on conflict (region_id, local_day, post_code, direction, nationality, sex, age_band) do update set
            crossings = kept.crossings + excluded.crossings,
            refusals = kept.refusals + excluded.refusals,
            referrals = kept.referrals + excluded.referrals,
            other_decisions = kept.other_decisions + excluded.other_decisions
        """;

    internal const string AddHits =
        """
        insert into alert_hit_daily as kept (region_id, local_day, post_code, list, hits, inspections)
        select @region, added.*
        from unnest(@days, @posts, @lists, @hits, @inspections) as added
        on conflict (region_id, local_day, post_code, list) do update set
            hits = kept.hits + excluded.hits,
            inspections = kept.inspections + excluded.inspections
        """;

    internal const string Clear =
        """
        lock table flow_daily, alert_hit_daily in exclusive mode;
        delete from flow_daily where region_id = @region;
        delete from alert_hit_daily where region_id = @region;
        """;

    internal const string ReadFlows =
        """
        select local_day, post_code, direction, nationality, sex, age_band,
               crossings, refusals, referrals, other_decisions
        from flow_daily
        where region_id = @region
        """;

    internal const string ReadHits =
        "select local_day, post_code, list, hits, inspections from alert_hit_daily where region_id = @region";
}
