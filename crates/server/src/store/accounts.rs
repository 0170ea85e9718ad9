//! Rows of people, teams and devices.

use super::{StoreError, shares, streams::Place};
use rusqlite::{Connection, OptionalExtension, Row, params};
use worktrail_domain::{Caseload, Date, DeviceId, Role, StreamId, TeamId, Timestamp, UserId, fold};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserView {
    /// Identity.
    pub id: UserId,
    /// Name as entered.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Whether the account is closed.
    pub closed: bool,
    /// Names of the person's teams.
    pub teams: Vec<String>,
}

/// One team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamView {
    /// Identity.
    pub id: TeamId,
    /// Name as entered.
    pub name: String,
    /// How its trails are divided.
    pub caseload: Caseload,
    /// Names of its members.
    pub members: Vec<String>,
}

/// One enrolled device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceView {
    /// Identity.
    pub id: DeviceId,
    /// Whose it is.
    pub user_name: String,
    /// What that person calls it.
    pub name: String,
    /// The app's version at enrolment.
    pub app_version: String,
    /// When it was enrolled.
    pub enrolled_at: Timestamp,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// A device with everything about its person that decides.
#[derive(Debug, Clone)]
pub(crate) struct DeviceRow {
    pub(crate) device: DeviceId,
    pub(crate) user: UserId,
    pub(crate) role: Role,
    pub(crate) public_key: [u8; 32],
    pub(crate) revoked: bool,
    pub(crate) closed: bool,
}

/// One way in which a person may stand to somebody who owns trails.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Relation {
    pub(crate) is_owner: bool,
    pub(crate) in_team: bool,
    pub(crate) caseload: Caseload,
    /// The trail in question is shared with the person.
    pub(crate) shared: bool,
}

pub(crate) const fn caseload_code(caseload: Caseload) -> &'static str {
    match caseload {
        Caseload::Shared => "shared",
        Caseload::Private => "private",
    }
}

pub(crate) fn caseload_of(code: &str) -> Result<Caseload, StoreError> {
    match code {
        "shared" => Ok(Caseload::Shared),
        "private" => Ok(Caseload::Private),
        _ => Err(StoreError::Damaged("team")),
    }
}

fn role_of(code: &str) -> Result<Role, StoreError> {
    Role::from_code(code).ok_or(StoreError::Damaged("account"))
}

pub(crate) fn insert_user(
    conn: &Connection,
    id: UserId,
    name: &str,
    role: Role,
    now: Timestamp,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO user (id, name, name_folded, role, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id.as_bytes(), name, fold(name), role.code(), now.millis()],
    )?;
    Ok(())
}

pub(crate) fn user_by_name(conn: &Connection, name: &str) -> Result<Option<(UserId, Role)>, StoreError> {
    conn.prepare_cached("SELECT id, role FROM user WHERE name_folded = ?1")?
        .query_row([fold(name)], |row| Ok((UserId::from_bytes(row.get(0)?), row.get::<_, String>(1)?)))
        .optional()?
        .map(|(id, role)| Ok((id, role_of(&role)?)))
        .transpose()
}

pub(crate) fn user_by_id(conn: &Connection, id: UserId) -> Result<(String, Role, bool), StoreError> {
    let (name, role, closed): (String, String, bool) = conn
        .prepare_cached("SELECT name, role, closed FROM user WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok((name, role_of(&role)?, closed))
}

/// Name, role and whether the account is closed; `None` for an id that is nobody's.
pub(crate) fn known_user(conn: &Connection, id: UserId) -> Result<Option<(String, Role, bool)>, StoreError> {
    match user_by_id(conn, id) {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::Sql(rusqlite::Error::QueryReturnedNoRows)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// How a person stands to the owner of one trail, with what the trail's shares add on a day.
pub(crate) fn relations_in(
    conn: &Connection,
    user: UserId,
    place: Place,
    stream: StreamId,
    today: Date,
) -> Result<Vec<Relation>, StoreError> {
    let shared = shares::holds(conn, stream, user, today)?;
    Ok(relations(conn, user, place)?.into_iter().map(|relation| Relation { shared, ..relation }).collect())
}

pub(crate) fn close_user(conn: &Connection, id: UserId) -> Result<(), StoreError> {
    conn.execute("UPDATE user SET closed = 1 WHERE id = ?1", [id.as_bytes()])?;
    Ok(())
}

pub(crate) fn users(conn: &Connection) -> Result<Vec<UserView>, StoreError> {
    let mut statement = conn.prepare("SELECT id, name, role, closed FROM user ORDER BY name_folded")?;
    let rows = statement.query_map([], |row| {
        Ok((UserId::from_bytes(row.get(0)?), row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
    })?;
    rows.map(|row| {
        let (id, name, role, closed) = row?;
        Ok(UserView { id, name, role: role_of(&role)?, closed, teams: team_names(conn, id)? })
    })
    .collect()
}

pub(crate) fn team_names(conn: &Connection, user: UserId) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT team.name FROM team_member JOIN team ON team.id = team_member.team \
         WHERE team_member.user = ?1 ORDER BY team.name_folded",
    )?;
    let names = statement.query_map([user.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

pub(crate) fn insert_team(
    conn: &Connection,
    id: TeamId,
    name: &str,
    caseload: Caseload,
    now: Timestamp,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO team (id, name, name_folded, caseload, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id.as_bytes(), name, fold(name), caseload_code(caseload), now.millis()],
    )?;
    Ok(())
}

pub(crate) fn team_by_name(conn: &Connection, name: &str) -> Result<Option<TeamId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM team WHERE name_folded = ?1")?
        .query_row([fold(name)], |row| Ok(TeamId::from_bytes(row.get(0)?)))
        .optional()?)
}

/// Puts a person into a team. A specialist is in one team at a time, so that a trail has one team; a supervisor
/// may lead several.
pub(crate) fn join_team(conn: &Connection, team: TeamId, user: UserId, role: Role) -> Result<(), StoreError> {
    if role != Role::Supervisor {
        conn.execute("DELETE FROM team_member WHERE user = ?1", [user.as_bytes()])?;
    }
    conn.execute(
        "INSERT INTO team_member (team, user) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![team.as_bytes(), user.as_bytes()],
    )?;
    Ok(())
}

pub(crate) fn leave_team(conn: &Connection, team: TeamId, user: UserId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM team_member WHERE team = ?1 AND user = ?2", params![team.as_bytes(), user.as_bytes()])?;
    Ok(())
}

/// The teams a person is in, in the order of their ids.
pub(crate) fn teams_of(conn: &Connection, user: UserId) -> Result<Vec<TeamId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT team FROM team_member WHERE user = ?1 ORDER BY team")?;
    let ids = statement.query_map([user.as_bytes()], |row| Ok(TeamId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The supervisor of a team whose account is open, `but` not this person; the one with the oldest account of several.
pub(crate) fn supervisor_of(conn: &Connection, team: TeamId, but: UserId) -> Result<Option<UserId>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT user.id FROM team_member JOIN user ON user.id = team_member.user \
             WHERE team_member.team = ?1 AND user.role = 'supervisor' AND user.closed = 0 AND user.id <> ?2 \
             ORDER BY user.made_at, user.id LIMIT 1",
        )?
        .query_row([team.as_bytes(), but.as_bytes()], |row| Ok(UserId::from_bytes(row.get(0)?)))
        .optional()?)
}

pub(crate) fn teams(conn: &Connection) -> Result<Vec<TeamView>, StoreError> {
    let mut statement = conn.prepare("SELECT id, name, caseload FROM team ORDER BY name_folded")?;
    let rows =
        statement.query_map([], |row| Ok((TeamId::from_bytes(row.get(0)?), row.get(1)?, row.get::<_, String>(2)?)))?;
    rows.map(|row| {
        let (id, name, caseload) = row?;
        let mut statement = conn.prepare_cached(
            "SELECT user.name FROM team_member JOIN user ON user.id = team_member.user \
             WHERE team_member.team = ?1 ORDER BY user.name_folded",
        )?;
        let members = statement.query_map([id.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(TeamView { id, name, caseload: caseload_of(&caseload)?, members })
    })
    .collect()
}

pub(crate) fn insert_device(
    conn: &Connection,
    id: DeviceId,
    user: UserId,
    name: &str,
    public_key: &[u8; 32],
    app_version: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO device (id, user, name, public_key, app_version, enrolled_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id.as_bytes(), user.as_bytes(), name, public_key, app_version, now.millis()],
    )?;
    Ok(())
}

pub(crate) fn device(conn: &Connection, id: DeviceId) -> Result<Option<DeviceRow>, StoreError> {
    let found = conn
        .prepare_cached(
            "SELECT device.id, user.id, user.role, device.public_key, device.revoked, user.closed \
             FROM device JOIN user ON user.id = device.user WHERE device.id = ?1",
        )?
        .query_row([id.as_bytes()], device_of)
        .optional()?;
    found.map(|(row, role)| Ok(DeviceRow { role: role_of(&role)?, ..row })).transpose()
}

fn device_of(row: &Row<'_>) -> rusqlite::Result<(DeviceRow, String)> {
    let device = DeviceRow {
        device: DeviceId::from_bytes(row.get(0)?),
        user: UserId::from_bytes(row.get(1)?),
        // Read as its code, which the caller turns into the role.
        role: Role::Admin,
        public_key: row.get(3)?,
        revoked: row.get(4)?,
        closed: row.get(5)?,
    };
    Ok((device, row.get(2)?))
}

pub(crate) fn device_key(conn: &Connection, id: DeviceId) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT public_key FROM device WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?)
}

pub(crate) fn devices(conn: &Connection) -> Result<Vec<DeviceView>, StoreError> {
    let mut statement = conn.prepare(&format!("{DEVICE_SQL} ORDER BY device.enrolled_at, device.id"))?;
    let rows = statement.query_map([], device_view)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The devices of one person, revoked ones among them.
pub(crate) fn device_views_of(conn: &Connection, user: UserId) -> Result<Vec<DeviceView>, StoreError> {
    let sql = format!("{DEVICE_SQL} WHERE device.user = ?1 ORDER BY device.enrolled_at, device.id");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([user.as_bytes()], device_view)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const DEVICE_SQL: &str = "SELECT device.id, user.name, device.name, device.app_version, device.enrolled_at, \
     device.revoked FROM device JOIN user ON user.id = device.user";

fn device_view(row: &Row<'_>) -> rusqlite::Result<DeviceView> {
    Ok(DeviceView {
        id: DeviceId::from_bytes(row.get(0)?),
        user_name: row.get(1)?,
        name: row.get(2)?,
        app_version: row.get(3)?,
        enrolled_at: Timestamp::from_millis(row.get(4)?),
        revoked: row.get(5)?,
    })
}

/// Revokes a device; `false` when there is no such device.
pub(crate) fn revoke_device(conn: &Connection, id: DeviceId) -> Result<bool, StoreError> {
    Ok(conn.execute("UPDATE device SET revoked = 1 WHERE id = ?1", [id.as_bytes()])? > 0)
}

/// How a person stands to a stream: as its owner and once for every team they share, or as a member of its own team.
pub(crate) fn relations(conn: &Connection, user: UserId, place: Place) -> Result<Vec<Relation>, StoreError> {
    let owner = place.owner;
    if let Some(team) = place.team {
        let found: Option<String> = conn
            .prepare_cached(
                "SELECT team.caseload FROM team_member JOIN team ON team.id = team_member.team \
                 WHERE team.id = ?1 AND team_member.user = ?2",
            )?
            .query_row([team.as_bytes(), user.as_bytes()], |row| row.get(0))
            .optional()?;
        return found
            .map(|code| Ok(Relation { is_owner: false, in_team: true, caseload: caseload_of(&code)?, shared: false }))
            .into_iter()
            .collect();
    }
    let is_owner = user == owner;
    let mut found = vec![Relation { is_owner, in_team: false, caseload: Caseload::Private, shared: false }];
    let mut statement = conn.prepare_cached(
        "SELECT team.caseload FROM team_member AS mine \
         JOIN team_member AS theirs ON theirs.team = mine.team AND theirs.user = ?2 \
         JOIN team ON team.id = mine.team WHERE mine.user = ?1",
    )?;
    let rows = statement.query_map([user.as_bytes(), owner.as_bytes()], |row| row.get::<_, String>(0))?;
    for code in rows {
        found.push(Relation { is_owner, in_team: true, caseload: caseload_of(&code?)?, shared: false });
    }
    Ok(found)
}

/// Everybody who may stand to a stream at all: the owner and the members of the owner's teams, or of its own team.
pub(crate) fn around(conn: &Connection, place: Place) -> Result<Vec<(UserId, Role, bool)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, role, closed FROM user WHERE id = ?1 OR id IN ( \
           SELECT theirs.user FROM team_member AS mine JOIN team_member AS theirs ON theirs.team = mine.team \
           WHERE mine.user = ?1) \
         OR id IN (SELECT user FROM team_member WHERE team = ?2)",
    )?;
    let team = place.team.as_ref().map_or(&[][..], |team| team.as_bytes().as_slice());
    let rows = statement.query_map(params![place.owner.as_bytes(), team], |row| {
        Ok((UserId::from_bytes(row.get(0)?), row.get::<_, String>(1)?, row.get(2)?))
    })?;
    rows.map(|row| {
        let (id, role, closed) = row?;
        Ok((id, role_of(&role)?, closed))
    })
    .collect()
}

/// Devices in use of a person.
pub(crate) fn devices_of(conn: &Connection, user: UserId) -> Result<Vec<DeviceId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM device WHERE user = ?1 AND revoked = 0")?;
    let ids = statement.query_map([user.as_bytes()], |row| Ok(DeviceId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
